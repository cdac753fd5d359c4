import type { Facility } from '../domain/facility.ts';
import { territoryOf } from './territories.ts';

/** Invented pharmacies, one a region and a few more, with no FINESS number; their CAR-T answers are there to show all three. */
export const demonstrationFacilities: Facility[] = [
  demonstration('cayenne', 'Cayenne', '03', 'yes'),
  demonstration('lyon', 'Lyon', '84', 'yes'),
  demonstration('dijon', 'Dijon', '27', 'no'),
  demonstration('rennes', 'Rennes', '53', 'yes'),
  demonstration('tours', 'Tours', '24', 'unanswered'),
  demonstration('bastia', 'Bastia', '94', 'no'),
  { ...demonstration('strasbourg', 'Strasbourg', '44', 'yes'), department: '67' },
  demonstration('pointe-a-pitre', 'Pointe-à-Pitre', '01', 'no'),
  demonstration('lille', 'Lille', '32', 'unanswered'),
  demonstration('paris', 'Paris', '11', 'yes'),
  demonstration('creteil', 'Créteil', '11', 'no'),
  demonstration('saint-denis', 'Saint-Denis', '04', 'no'),
  demonstration('fort-de-france', 'Fort-de-France', '02', 'unanswered'),
  demonstration('mamoudzou', 'Mamoudzou', '06', 'no'),
  demonstration('rouen', 'Rouen', '28', 'no'),
  demonstration('bordeaux', 'Bordeaux', '75', 'yes'),
  demonstration('toulouse', 'Toulouse', '76', 'unanswered'),
  demonstration('nantes', 'Nantes', '52', 'no'),
  demonstration('marseille', 'Marseille', '93', 'yes'),
  demonstration('noumea', 'Nouméa', '988', 'no'),
  demonstration('papeete', 'Papeete', '987', 'unanswered'),
  demonstration('saint-pierre', 'Saint-Pierre', '975', 'no'),
];

function demonstration(slug: string, place: string, region: string, carT: Facility['carT']): Facility {
  const territory = territoryOf(region);
  if (!territory) throw new Error(`no territory ${region}`);
  return {
    id: `demo-${slug}`,
    name: `Démonstration — ${place}`,
    finess: null,
    legalFiness: null,
    region: territory.code,
    regionName: territory.name,
    agency: territory.agency,
    zone: territory.zone,
    demonstration: true,
    carT,
    referenceDoseMg: 800,
    openDays: [1, 2, 3, 4, 5],
    plannedDays: [1, 3, 5],
  };
}
