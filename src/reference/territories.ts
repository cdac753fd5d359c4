export interface Territory {
  /** INSEE code of the region or collectivity: text, for 75 or 93 are also department numbers. */
  code: string;
  name: string;
  /** IANA zone of its pharmacies, by default. */
  zone: string;
  /** The regional health agency; null where there is none. */
  agency: string | null;
  /** Department numbers, and the letters that FINESS files use overseas. */
  departments: readonly string[];
}

/** 18 regions, then the collectivities. Guadeloupe's agency also serves Saint-Barthélemy and Saint-Martin. */
export const territories: Territory[] = [
  region('84', 'Auvergne-Rhône-Alpes', '01 03 07 15 26 38 42 43 63 69 73 74'),
  region('27', 'Bourgogne-Franche-Comté', '21 25 39 58 70 71 89 90'),
  region('53', 'Bretagne', '22 29 35 56'),
  region('24', 'Centre-Val de Loire', '18 28 36 37 41 45'),
  region('94', 'Corse', '2A 2B'),
  region('44', 'Grand Est', '08 10 51 52 54 55 57 67 68 88'),
  region('01', 'Guadeloupe', '971 9A', 'America/Guadeloupe'),
  region('03', 'Guyane', '973 9C', 'America/Cayenne'),
  region('32', 'Hauts-de-France', '02 59 60 62 80'),
  region('11', 'Île-de-France', '75 77 78 91 92 93 94 95'),
  region('04', 'La Réunion', '974 9D', 'Indian/Reunion'),
  region('02', 'Martinique', '972 9B', 'America/Martinique'),
  region('06', 'Mayotte', '976 9F', 'Indian/Mayotte'),
  region('28', 'Normandie', '14 27 50 61 76'),
  region('75', 'Nouvelle-Aquitaine', '16 17 19 23 24 33 40 47 64 79 86 87'),
  region('76', 'Occitanie', '09 11 12 30 31 32 34 46 48 65 66 81 82'),
  region('52', 'Pays de la Loire', '44 49 53 72 85'),
  region('93', "Provence-Alpes-Côte d'Azur", '04 05 06 13 83 84'),
  collectivity('975', 'Saint-Pierre-et-Miquelon', '975 9E', 'America/Miquelon'),
  collectivity('977', 'Saint-Barthélemy', '977', 'America/St_Barthelemy', 'ARS Guadeloupe'),
  collectivity('978', 'Saint-Martin', '978', 'America/Marigot', 'ARS Guadeloupe'),
  collectivity('986', 'Wallis-et-Futuna', '986 9J', 'Pacific/Wallis'),
  collectivity('987', 'Polynésie française', '987', 'Pacific/Tahiti'),
  collectivity('988', 'Nouvelle-Calédonie', '988', 'Pacific/Noumea'),
];

/** A department as `territories` spells it: « 1 » is 01, « 2a » is 2A. */
export function departmentFromText(code: string): string {
  return code.trim().toUpperCase().padStart(2, '0');
}

/** By department number (1, 01, 2A, 971) or FINESS letters (9A to 9F, 9J); null when neither. */
export function territoryOfDepartment(code: string): Territory | null {
  const wanted = departmentFromText(code);
  return territories.find((territory) => territory.departments.includes(wanted)) ?? null;
}

export function territoryOf(code: string): Territory | null {
  return territories.find((territory) => territory.code === code) ?? null;
}

function region(code: string, name: string, departments: string, zone = 'Europe/Paris'): Territory {
  return collectivity(code, name, departments, zone, `ARS ${name}`);
}

function collectivity(
  code: string,
  name: string,
  departments: string,
  zone: string,
  agency: string | null = null,
): Territory {
  return { code, name, zone, agency, departments: departments.split(' ') };
}
