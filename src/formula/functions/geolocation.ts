import type { Decimal } from 'decimal.js';

import { raise } from '../expression.ts';
import type { Geolocation, Value } from '../expression.ts';
import { formatNumber, fromDouble } from '../numbers.ts';
import { anyOf, number, plain, words } from './define.ts';
import type { FormulaFunction } from './define.ts';

/** Diameters of the earth by unit, as in Salesforce. */
const DIAMETERS: ReadonlyMap<string, number> = new Map([
  ['mi', 2 * 3958.761],
  ['km', 2 * 6371.009],
]);

/** Functions of geolocations. */
export const geolocationFunctions: readonly FormulaFunction[] = [
  plain(
    'GEOLOCATION',
    [number('latitude'), number('longitude')],
    { result: 'Geolocation', ...{ seesBlanks: true } },
    geolocation,
  ),
  plain(
    'DISTANCE',
    [anyOf('place', 'Geolocation'), anyOf('otherPlace', 'Geolocation'), words('unit')],
    { result: 'Number' },
    distance,
  ),
];

function geolocation(latitude: Decimal | null, longitude: Decimal | null): Value {
  if (latitude === null && longitude === null) return null;
  if (latitude === null || longitude === null) return raise('`GEOLOCATION` needs both a latitude and a longitude.');
  if (latitude.abs().greaterThan(90) || longitude.abs().greaterThan(180)) {
    return raise(
      `There is no place \`GEOLOCATION(${formatNumber(latitude)}, ${formatNumber(longitude)})\`: latitudes reach 90, longitudes 180.`,
    );
  }
  return { latitude: latitude.toNumber(), longitude: longitude.toNumber() };
}

/** The great-circle distance between two places, by the haversine formula. */
function distance(from: Geolocation, to: Geolocation, unit: string): Value {
  const diameter = DIAMETERS.get(unit) ?? raise(`\`DISTANCE\` knows the units \`mi\` and \`km\`, not \`${unit}\`.`);
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const square =
    halfLatitude ** 2 + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * halfLongitude ** 2;
  return fromDouble(diameter * Math.asin(Math.min(1, Math.sqrt(square))), '`DISTANCE`');
}
