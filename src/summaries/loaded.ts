/** Words that tell a reader what to think. Our own list, English. */

/** Verbs and epithets that tell a reader what to think of what was said or done. */
const LOADED =
  /(?<!\p{L})(?:reveal(?:s|ed|ing)?|admit(?:s|ted|ting)?|claim(?:s|ed|ing)?|conced(?:es|ed|ing)|confess(?:es|ed|ing)?|slam(?:s|med|ming)?|blast(?:s|ed|ing)?|lash(?:es|ed|ing)? out|rant(?:s|ed|ing)?|boast(?:s|ed|ing)?|brag(?:s|ged|ging)?|insinuat(?:es|ed|ing)|gloat(?:s|ed|ing)?|whin(?:es|ed|ing)|grill(?:s|ed|ing)|skewer(?:s|ed|ing)?|torch(?:es|ed|ing)|eviscerat(?:es|ed|ing)|spark(?:s|ed|ing)?|shocking(?:ly)?|stunning(?:ly)?|outrageous(?:ly)?|disgraceful(?:ly)?|shameful(?:ly)?|hypocri(?:sy|tes?|tical)|radical|unhinged|unprecedented|clearly|obviously|of course|so-called)(?!\p{L})/iu;

export const isLoaded = (text: string): boolean => LOADED.test(text);
