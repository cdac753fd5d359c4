export const usage = `releve explain floor --vials 400=3,200=1,80=2 --dose 800 [--left 400=1] [--threshold 2] [--patients 1]
releve explain duties --product tocilizumab-iv --zone America/Cayenne --now INSTANT [--counts INSTANT,…] [--receipts INSTANT,…]
releve explain scan RAW [--source wedge|camera] [--today DATE] [--pack FILE]
releve facilities import FILE [--category 1101,1102,355]
releve enrol --facility FINESS|ID
releve supervisor invite --scope national|REGION
releve supervisor list
releve supervisor withdraw --id NUMBER
releve directives publish FILE
releve directives export
releve import FILE
releve verify FILE
releve journal check

Answers are one line of JSON, but for export. On bad input the exit code is 2 and standard error names the argument.

--left is what left since those vials were counted: used, lost, isolated or promised. It is taken off them, never below zero.

RAW is what a scanner sent, as it came; behind « -- » it may begin with a dash. A keyboard scanner (wedge) may have lost
the separators, a camera keeps them. DATE is the day to judge expiries on, today in Paris when not given.
With --pack it is read by that pack, as export prints it, and by the codes of imports that it names.

journal check reads every stored event again; what was altered, cut or moved since it was sealed is named on standard
error, a line each, and the exit code is 1.

Directives are published as one JSON file of products and documents, with a version above all before; export prints the
newest to start from. A file with an error is refused whole, and standard error names the place of each.

import takes in what a tablet could not send: the file it exported, or the texts of its QR codes in a text file, a line each,
in any order. The tablet's signature is the proof, as over the network. The same file again stores nothing twice. The tablet
shows its counts as transmitted after its own next contact, and supervisors see until then that a file came, not that it was heard.

verify reads the code of a printed acknowledgement and says what it acknowledges, if this endpoint's key signed it.

supervisor list names who came by the provider of identities, by its own two names for them, and what each may see; withdraw
takes that away at once, in every browser. An invitation that is opened by somebody known gives its scope instead of theirs.

For facilities, FILE is the FINESS open-data extract (hospitals only, unless --category names FINESS categories or their groups),
or a CSV with a header line, separated by « ; » or « , », in UTF-8 or Windows-1252. Its columns:
  name             required
  finess or id     one of them required; spaces in a FINESS number are ignored
  legal_finess     FINESS number of the legal entity
  region           INSEE code or name; or department: its number (one of the two columns required)
  zone             IANA time zone, when not the region's usual one
  car_t            yes or no; empty stands for unanswered
  reference_dose   mg for one injection, 800 when empty
  open_days, planned_days   1 (Monday) to 7, such as 1 2 3 4 5
A facility that is already known keeps what the file does not say.

DATABASE_URL and the other settings of the endpoint apply.`;
