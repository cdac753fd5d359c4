const rules = new Intl.PluralRules('en-GB');

export function plural(count: number, one: string, many: string): string {
  return rules.select(Math.abs(count)) === 'one' ? one : many;
}
