/** Words for what is measured, by their first letters, in six languages. Our own list, drawn from the units in daily use. */
import { wordsOf } from "./words.ts";

const MEASURES: ReadonlySet<string> = new Set(
  `perce point tonne tonel tonnen tonns kilog kilo kilom meter metre metro mètre miles mile inche feet
  foot yards acre hecta hektar liter litre litro gallo ounce pound pfund stone gram gramm gramo degre grad grado grau
  secon sekun segun minut hour hours stund hora horas heure day days tage tag dia dias jours jour week weeks woche seman
  month monat meses mois year years jahre jahr anos année dolla euro
  euros crown krone coron couro pence cents watt watts megaw kilow volt knots
  тонн тонни кілог кілом метр метрі літр літрі годин хвили секун день днів тижні місяц рік років гриве крон`
    .trim()
    .split(/\s+/u),
);

/** Words that make a number larger. */
const SCALES: ReadonlySet<string> = new Set(
  `milli milio milia billi bilio thous tause mile mille miles trill tril milhõ milho bn mn mln тисяч мільй мілья`
    .trim()
    .split(/\s+/u),
);

const POINTS =
  /\b(?:percentage[\s-]points?|prozentpunkte?n?|puntos? porcentual(?:es)?|points? de pourcentage|pontos? percentua(?:l|is))(?!\p{L})|(?<!\p{L})(?:відсотков\p{L}+ пункт\p{L}*|punkte?n?|puntos?|pontos?|пункт\p{L}*)(?!\p{L})/giu;
const PERCENT =
  /%|(?<!\p{L})(?:per[\s-]cent|prozent|por ciento|pour cent|por cento|відсот\p{L}+)(?!\p{L})/giu;

const LETTERS = 5;
const NEAR = 3;

/** What is counted or measured right behind a number: a scale, if there is one, and a unit. */
export const measuresIn = (behind: string, language: string): readonly string[] => {
  const plain = behind.slice(0, 60).replaceAll(POINTS, " points ").replaceAll(PERCENT, " percent ");
  const words = wordsOf(plain, language)
    .slice(0, NEAR)
    .map((word) => word.slice(0, LETTERS));
  const scale = words.slice(0, 1).filter((word) => SCALES.has(word));
  return [
    ...scale,
    ...words
      .slice(scale.length)
      .filter((word) => MEASURES.has(word))
      .slice(0, 1),
  ];
};
