/** Numbers in words, from two to twenty. Our own lists. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/u);
const counting = (words: string): ReadonlyMap<string, number> =>
  new Map(list(words).map((word, at) => [word, at + 2]));

export const COUNTED: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: counting(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  ),
  es: counting(
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
  ),
  de: counting(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
  ),
  fr: counting(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
  ),
  pt: counting(
    "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte",
  ),
  uk: counting(
    "два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять двадцять",
  ),
};
