/** Values of settings as people write them; each throws an Error whose message finishes “NAME …”. */

export const wholeNumber = (written: string, least: number): number => {
  const value = Number(written);
  if (written.trim() === "" || !Number.isInteger(value) || value < least)
    throw new Error(`is “${written}”. Write a whole number from ${least}.`);
  return value;
};

/** The secret is of what Telegram takes, and long enough that nobody guesses it. */
const WEBHOOK = /^(https:\/\/\S+)\s+([\w-]{16,256})\s+(\S+):(\d+)$/u;

export const readWebhook = (written: string) => {
  if (written.trim() === "") return undefined;
  const [, url, secret, host, port] = WEBHOOK.exec(written.trim()) ?? [];
  if (!url || !secret || !host || !port)
    throw new Error(
      "is not whole. Write three words: https address, secret (16 letters or more), host:port.",
    );
  return { url, secret, host, port: Number(port) };
};

/** An address of mail becomes one that can be followed. */
export const readContact = (written: string): string | undefined => {
  const contact = written.trim();
  if (contact === "") return undefined;
  if (/^https?:\/\/[\w.:/~%-]+$/u.test(contact)) return contact;
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u.test(contact)) return `mailto:${contact}`;
  throw new Error(`is “${written}”. Write https://host or name@host.`);
};
