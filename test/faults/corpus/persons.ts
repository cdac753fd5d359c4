/** Names of members as other software gives them, with values that occur nowhere else. */
export const personal: Record<string, string> = {
  patient: 'Zéphyrine-Quillard',
  patientName: 'Quillard-Zéphyrine',
  nom: 'QUILLARDNOM',
  Prénom: 'ZEPHYRINEPRENOM',
  nom_de_naissance: 'QUILLARDNEE',
  date_naissance: '1931-02-27',
  dateOfBirth: '1931-02-28',
  'birth-date': '27/02/1931',
  NIR: '231029912345678',
  ins: '231029912345679',
  ipp: '8005551234',
  IEP: '8005551235',
  firstName: 'Zephyrinefirst',
  last_name: 'Quillardlast',
  poids: '61,5-kilogrammes',
  diagnosis: 'lymphome-B-diffus',
};
