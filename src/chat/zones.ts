/** Time zones by the names that people have for them: a zone's own, the city that it is named after, or a large city in it. */
import cities from "./cities.json" with { type: "json" };

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[\s_.'’-]+/gu, " ")
    .trim();

const isZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Each zone under its city's name, and the large cities that no zone is named after. */
const byCity: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf("timeZone").map((zone) => [plain(zone.split("/").at(-1) ?? ""), zone] as const),
  ...Object.entries(cities).flatMap(([zone, names]) => names.map((name) => [plain(name), zone] as const)),
]);

/** undefined when there is none of that name */
export const zoneNamed = (written: string): string | undefined => {
  const name = written.trim();
  if (/^(?:utc|gmt)$/iu.test(name)) return "UTC";
  if (!/^[\p{L}\p{M}\s_/+.'’-]{2,40}$/u.test(name)) return undefined;
  const city = byCity.get(plain(name)) ?? byCity.get(plain(name.split(",")[0] ?? ""));
  if (city !== undefined) return city;
  return name.includes("/") && isZone(name) ? canonical(name) : undefined;
};

/** In the letters that the zone is written in. */
const canonical = (name: string): string =>
  [...byCity.values()].find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name;

/** A zone's city, as people write it. */
export const cityOf = (zone: string): string => zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;

/** Cities to choose from: the one that the machine's own zone is named after, then large ones where the language is spoken. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  en: ["London", "New York", "Los Angeles", "Sydney"],
  es: ["Madrid", "Mexico City", "Buenos Aires", "Bogota"],
  de: ["Berlin", "Vienna", "Zurich"],
  fr: ["Paris", "Brussels", "Montreal", "Dakar"],
  pt: ["Lisbon", "Sao Paulo", "Manaus", "Luanda"],
  uk: ["Kyiv", "Warsaw", "Berlin", "Toronto"],
};

const MOST_LIKE = 25;

/** Cities that begin with what somebody has typed so far, as people write them. */
export const citiesLike = (typed: string): readonly string[] => {
  const wanted = plain(typed);
  const named = [...Intl.supportedValuesOf("timeZone").map(cityOf), ...Object.values(cities).flat()];
  return [...new Set(named.filter((city) => plain(city).startsWith(wanted)))].toSorted().slice(0, MOST_LIKE);
};

export const nearestCities = (zone: string, language: string): readonly string[] => {
  const own = zone === "UTC" ? [] : [cityOf(zone)];
  return [...new Set([...own, ...(NEAR[language] ?? NEAR["en"] ?? [])])].slice(0, 4);
};
