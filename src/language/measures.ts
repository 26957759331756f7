/** Words for what is measured, by their first letters, in six languages. Our own list, drawn from the units in daily use. */
const MEASURES: ReadonlySet<string> = new Set(
  `perce point prozen proze por pour tonne tonel tonnen tonns kilog kilo kilom meter metre metro mètre miles mile inche feet
  foot yards acre hecta hektar liter litre litro gallo ounce pound pfund stone gram gramm gramo degre grad grado grau
  secon sekun segun minut hour hours stund hora horas heure day days tage tag dia dias jours jour week weeks woche seman
  month monat meses mois year years jahre jahr anos année milli milio milia billi bilio thous tause milea mille dolla euro
  euros crown krone coron couro pence cents watt watts megaw kilow volt knots
  відсо тонн тонни кілог кілом метр метрі літр літрі годин хвили секун день днів тижні місяц рік років тисяч мільй мілья гриве крон`
    .trim()
    .split(/\s+/u),
);

export const isMeasure = (stem: string): boolean => MEASURES.has(stem);
