/**
 * Member names under which software keeps who a patient is, spelled in small letters alone. Relevé has no such field;
 * what calls itself so was put there by mistake, or by another program.
 */
const personal = new Set(
  `
    patient patients patientid patientname patientfirstname patientlastname nompatient nomdupatient
    prenompatient idpatient numeropatient nom prenom nomdenaissance nomusuel firstname lastname familyname
    givenname surname fullname maidenname initials initiales nir ins ipp iep nss ssn numerosecu
    numerosecuritesociale mrn dossier dossiernumber birthdate birthday dateofbirth dob datenaissance
    datedenaissance ddn age sexe gender weight poids weightkg diagnosis diagnostic pathologie address adresse
    phone telephone
  `
    .trim()
    .split(/\s+/),
);

/** Whether anything in a JSON value bears such a name, however it is spelled. */
export function hasPersonField(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => personal.has(letters(key)) || hasPersonField(member));
}

function letters(key: string): string {
  return key
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
