/** Addresses in a feed, made whole. */
import { webAddress } from "./discover.ts";

/** An address that adds to another; what is no web address leaves the other as it was. */
export const within = (base: string, inner: string | undefined): string =>
  webAddress(inner?.trim(), base) ?? base;

const isRelative = (address: string): boolean =>
  address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|#)/iu.test(address);

const POINTERS = /(\s(?:href|src|poster|cite)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')/giu;

const LONGEST_TAG = 20_000;

/** The links and pictures of a text are against its base; nobody who reads the text later knows that. */
export const withWholeAddresses = (html: string, base: string): string =>
  html.replace(/<[a-z][^<>]*>/giu, (tag) =>
    tag.length > LONGEST_TAG
      ? tag
      : tag.replace(
          POINTERS,
          (whole, before: string, double: string | undefined, single: string | undefined) => {
            const written = (double ?? single ?? "").trim();
            const address = isRelative(written)
              ? webAddress(written.replaceAll("&amp;", "&"), base)
              : undefined;
            return address === undefined ? whole : `${before}"${address.replaceAll("&", "&amp;")}"`;
          },
        ),
  );
