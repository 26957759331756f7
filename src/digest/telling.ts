/** In which words and for which clock a digest is told. */
import type { ArticleId } from "../model/id.ts";
import { wordingFor } from "./wording.ts";

export interface Telling {
  /** IANA zone that times are told in. */
  readonly zone: string;
  /** The digest's own language. */
  readonly language: string;
  /** Whether some stories are worded by a model and some are not. */
  readonly isMixed?: boolean;
  /** The language that an article is written in: a quote in another one than the digest's is marked. */
  readonly languageOf?: (article: ArticleId) => string | undefined;
}

export const nameOf = (publisher: string | null, { language }: Telling): string =>
  publisher ?? wordingFor(language).publisherNotStated;
