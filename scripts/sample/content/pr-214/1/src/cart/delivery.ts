const workingDaysByZone = { home: 2, neighbour: 4, abroad: 8 } as const;
const neighbours = new Set(['CA', 'MX']);

export function deliveryDays(country: string): number {
  if (country === 'US') return workingDaysByZone.home;
  return neighbours.has(country) ? workingDaysByZone.neighbour : workingDaysByZone.abroad;
}
