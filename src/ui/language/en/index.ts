import type { Language, Part } from '../typeset.ts';
import { accessibility } from './accessibility.ts';
import { acknowledgement } from './acknowledgement.ts';
import { amend } from './amend.ts';
import { banners } from './banners.ts';
import { carT } from './car-t.ts';
import { carried } from './carried.ts';
import { clock } from './clock.ts';
import { data } from './data.ts';
import { enrol } from './enrol.ts';
import { fatal } from './fatal.ts';
import { floor } from './floor.ts';
import { formats } from './format.ts';
import { insecure } from './insecure.ts';
import { journal } from './journal.ts';
import { table } from './journal-table.ts';
import { language } from './language.ts';
import { leaving } from './leaving.ts';
import { lots } from './lots.ts';
import { paper } from './paper.ts';
import { people } from './people.ts';
import { reasons } from './reasons.ts';
import { receipt } from './receipt.ts';
import { refusals } from './refusals.ts';
import { reminders } from './reminders.ts';
import { resupply } from './resupply.ts';
import { scan } from './scan.ts';
import { second } from './second.ts';
import { settings } from './settings.ts';
import { sheet } from './sheet.ts';
import { signIn } from './sign-in.ts';
import { stale } from './stale.ts';
import { summary } from './summary.ts';
import { supervisor } from './supervisor.ts';
import { directives, packProblems, ruleKinds } from './supervisor-directives.ts';
import { rules } from './supervisor-rules.ts';
import { tablet, units } from './tablet.ts';

const noBreak = '\u00a0';

/** A figure stays with what it counts, and « no. » with its number; English has no space before its signs. */
function spaced(text: string): string {
  return text.replace(/(?<=\d) (?=\p{L}|×)|(?<=×) (?=\d)|(?<=\bno\.) (?=\d)/gu, noBreak);
}

export const english = {
  words: {
    accessibility,
    clock,
    fatal,
    refusals,
    reminders,
    acknowledgement,
    amend,
    banners,
    carT,
    carried,
    data,
    directives,
    enrol,
    floor,
    formats,
    insecure,
    journal,
    language,
    leaving,
    lots,
    packProblems,
    paper,
    people,
    reasons,
    receipt,
    resupply,
    ruleKinds,
    rules,
    scan,
    second,
    settings,
    sheet,
    signIn,
    stale,
    summary,
    supervisor,
    table,
    tablet,
    units,
  } satisfies Record<Part, object>,
  spaced,
} satisfies Language;
