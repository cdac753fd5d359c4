import {
  departmentFromText,
  type Territory,
  territoryOf,
  territoryOfDepartment,
} from '../../reference/territories.ts';
import { finessFromText, hasFinessKey } from './finess-number.ts';
import { cellsOf } from './lines.ts';
import { type Reading, refused } from './stated.ts';

const columns = 32;
const at = {
  number: 1,
  legal: 2,
  name: 3,
  longName: 4,
  commune: 12,
  department: 13,
  category: 18,
  group: 20,
} as const;

/** The extract begins with an establishment, or with a line that only says what it is: `finess;etalab;…`. */
export function isFinessExtract(firstLine: string): boolean {
  return /^"?(structureet|geolocalisation|finess"?;"?(etalab|nofinesset))"?;/i.test(firstLine);
}

/**
 * FINESS lists no pharmacies: by default every hospital is taken, by the groups of categories that begin with 11
 * (1101 regional, 1102 other public hospitals, 1110 short-stay establishments…). `categories` names others, as a category or a group.
 */
export function readFinessLine(text: string, categories: readonly string[]): Reading {
  const cells = cellsOf(text, ';');
  if (!cells) return refused('a quote is not closed');
  if (cells[0] === 'finess' || cells[0] === 'geolocalisation') return { kind: 'passed-over' };
  if (cells[0] !== 'structureet') return refused(`unknown section « ${cells[0]} »`);
  if (cells.length !== columns) return refused(`${cells.length} columns instead of ${columns}`);
  const cell = (name: keyof typeof at) => cells[at[name]] ?? '';
  if (!isWanted(cell('category'), cell('group'), categories)) return { kind: 'passed-over' };

  const finess = finessFromText(cell('number'));
  if (!finess) return refused(`nofinesset: « ${cell('number')} » is not a FINESS number`);
  const name = cell('longName') || cell('name');
  if (name === '') return refused('rs and rslongue: both empty');
  const territory = territoryFrom(cell('department'), cell('commune'));
  if (!territory) return refused(`departement: « ${cell('department')} » is unknown`);
  const legalFiness = finessFromText(cell('legal'));
  return {
    kind: 'facility',
    facility: {
      id: `finess-${finess}`,
      name,
      territory,
      department: departmentFromText(cell('department')),
      finess,
      ...(legalFiness ? { legalFiness } : {}),
    },
    warnings: hasFinessKey(finess) ? [] : [`FINESS ${finess}: its key does not fit`],
  };
}

function isWanted(category: string, group: string, categories: readonly string[]): boolean {
  if (categories.length === 0) return group.startsWith('11');
  return categories.includes(category) || categories.includes(group);
}

/** FINESS still files the two northern islands under Guadeloupe; their communes tell them apart. */
function territoryFrom(department: string, commune: string): Territory | null {
  if (department.toUpperCase() === '9A' && commune === '123') return territoryOf('977');
  if (department.toUpperCase() === '9A' && commune === '127') return territoryOf('978');
  return territoryOfDepartment(department);
}
