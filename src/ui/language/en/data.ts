import type { data as french } from '../fr-data.ts';
import type { Translated } from '../typeset.ts';

export const data = {
  title: 'Data',
  why: 'What they are for',
  purpose:
    'So that the nation knows who still has how much of the medicines in tension, and each pharmacy whether it may begin a treatment. Message MARS 2020-72 asks for them “in order to have visibility of the stock levels of tocilizumab” in hospital pharmacies. They serve for nothing else.',
  never: 'What is never asked for',
  neverKept: [
    'No patient: no name, no stay number, no weight, no dose. The weight typed for a check before CAR-T serves for the sum, and is gone.',
    'No price.',
    'A field that would name a patient has the record refused, and its text is not kept.',
  ],
  tablet: 'On the tablet',
  onTablet: [
    'Counts, receipts, settings and flags of the pharmacy, and what is being typed.',
    'First name or initials of who counts, where there are any, and a fingerprint of their code. They never leave the tablet.',
    'Nothing is erased there with time. Removing a person, or linking the tablet again, erases their name and code.',
  ],
  service: 'At the national service',
  atService: [
    'The same records, with the date, the tablet and a random identifier of who counted, without a name.',
    'The date on which each tablet was last heard, and what it had left to send.',
    'Of a supervisor who came by Pro Santé Connect, the identifier given to them there, what they may see here, and since when. No name, no address. Pro Santé Connect learns that they sign in.',
    'Nothing that was recorded is changed or erased: a correction is added. How long it is kept is for whoever runs the service to settle.',
  ],
  readers: 'Who sees them',
  whoReads: [
    'The pharmacy: its own data, on its tablets.',
    'The regional health agency: the pharmacies of its region.',
    'The national level: all of them.',
    'A supervisor’s computer keeps the last view, for when the network is cut, and a session cookie; “Leave” erases both.',
    'Nobody else: no audience measurement, no third-party service.',
  ],
  ask: 'Whom to ask',
  askWhom:
    'To see, correct or have erased what concerns you: the data protection officer of your hospital. For what the national service keeps: that of whoever runs it. As a last resort: the CNIL, the French data protection authority.',
} satisfies Translated<typeof french>;
