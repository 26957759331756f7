export const noDigestYet = "There is no digest yet. /digest makes one.";
