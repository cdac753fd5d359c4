import { departmentFromText, type Territory, territoryOfDepartment } from '../../reference/territories.ts';
import { doseFromText } from '../dose.ts';
import { BadInput } from '../outcome.ts';
import { territoryFromText } from '../territory.ts';
import { zoneFromText } from '../zone.ts';
import { finessFromText, hasFinessKey } from './finess-number.ts';
import { cellsOf } from './lines.ts';
import { type Reading, refused, type Stated } from './stated.ts';

const known = [
  'id',
  'name',
  'finess',
  'legal_finess',
  'region',
  'department',
  'zone',
  'car_t',
  'reference_dose',
  'open_days',
  'planned_days',
] as const;
type Column = (typeof known)[number];

export interface Header {
  delimiter: string;
  columns: string[];
}

/** Throws BadInput, naming the file, when the line cannot head a table of facilities. */
export function readHeader(file: string, line: string): Header {
  const delimiter = line.includes(';') ? ';' : ',';
  const columns = (cellsOf(line, delimiter) ?? []).map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'));
  const has = (column: Column) => columns.includes(column);
  const lacking = !has('name')
    ? 'name'
    : !has('finess') && !has('id')
      ? 'finess or id'
      : !has('region') && !has('department')
        ? 'region or department'
        : null;
  if (lacking) throw new BadInput(file, `neither a FINESS extract nor a table with a column ${lacking}`);
  const unknown = columns.find((column) => !known.some((it) => it === column));
  if (unknown !== undefined) throw new BadInput(file, `unknown column « ${unknown} »`);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw new BadInput(file, `column « ${twice} » stands twice`);
  return { delimiter, columns };
}

export function readTableLine(text: string, header: Header): Reading {
  const cells = cellsOf(text, header.delimiter);
  if (!cells) return refused('a quote is not closed');
  if (cells.length !== header.columns.length) {
    return refused(`${cells.length} columns instead of ${header.columns.length}`);
  }
  const cell = (column: Column) => cells[header.columns.indexOf(column)] ?? '';
  try {
    return readCells(cell);
  } catch (error) {
    if (error instanceof BadInput) return refused(error.message);
    throw error;
  }
}

function readCells(cell: (column: Column) => string): Reading {
  const finess = cell('finess') === '' ? null : finessOf('finess', cell('finess'));
  const id = cell('id') || (finess ? `finess-${finess}` : '');
  if (id === '') throw new BadInput('finess', 'empty, and so is id');
  if (!/^[A-Za-z0-9._-]{1,80}$/.test(id))
    throw new BadInput('id', `« ${id} » may hold letters, figures and . _ - only`);
  if (id.startsWith('demo-')) throw new BadInput('id', `« ${id} » belongs to a demonstration facility`);
  if (cell('name') === '') throw new BadInput('name', 'empty');
  const legal = cell('legal_finess');
  const facility: Stated = {
    id,
    name: cell('name'),
    territory: territoryOfLine(cell('region'), cell('department')),
    ...(cell('department') ? { department: departmentFromText(cell('department')) } : {}),
    ...(finess ? { finess } : {}),
    ...(legal ? { legalFiness: finessOf('legal_finess', legal) } : {}),
    ...(cell('zone') ? { zone: zoneFromText('zone', cell('zone')) } : {}),
    ...(cell('car_t') ? { carT: carTOf(cell('car_t')) } : {}),
    ...(cell('reference_dose')
      ? { referenceDoseMg: doseFromText('reference_dose', cell('reference_dose')) }
      : {}),
    ...(cell('open_days') ? { openDays: daysOf('open_days', cell('open_days')) } : {}),
    ...(cell('planned_days') ? { plannedDays: daysOf('planned_days', cell('planned_days')) } : {}),
  };
  return {
    kind: 'facility',
    facility,
    warnings: finess && !hasFinessKey(finess) ? [`FINESS ${finess}: its key does not fit`] : [],
  };
}

function finessOf(column: Column, text: string): string {
  const number = finessFromText(text);
  if (!number) throw new BadInput(column, `« ${text} » is not a FINESS number`);
  return number;
}

function territoryOfLine(region: string, department: string): Territory {
  const byRegion = region === '' ? null : territoryFromText('region', region);
  const byDepartment = department === '' ? null : territoryOfDepartment(department);
  if (department !== '' && !byDepartment) throw new BadInput('department', `« ${department} » is unknown`);
  if (byRegion && byDepartment && byRegion !== byDepartment) {
    throw new BadInput('department', `« ${department} » is not in ${byRegion.name}`);
  }
  const territory = byRegion ?? byDepartment;
  if (!territory) throw new BadInput('region', 'empty, and so is department');
  return territory;
}

function carTOf(text: string): 'yes' | 'no' {
  const answer = text.toLowerCase();
  if (answer === 'yes' || answer === 'oui') return 'yes';
  if (answer === 'no' || answer === 'non') return 'no';
  throw new BadInput('car_t', `« ${text} » is not yes, no or empty`);
}

function daysOf(column: Column, text: string): number[] {
  if (!/^[1-7]([ ,]*[1-7])*$/.test(text)) {
    throw new BadInput(column, `« ${text} » is not days from 1 (Monday) to 7, such as 1 3 5`);
  }
  return [...new Set(text.replace(/[ ,]/g, ''))].map(Number).sort();
}
