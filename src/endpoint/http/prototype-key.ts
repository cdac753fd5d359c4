import sjson from 'secure-json-parse';

/**
 * Whether a value that JSON.parse made holds `__proto__` or `constructor.prototype`. There they are mere members; where
 * members are copied one by one they would become what all objects inherit.
 */
export function hasPrototypeKey(value: unknown): boolean {
  return typeof value === 'object' && value !== null && sjson.scan(value, { safe: true }) === null;
}
