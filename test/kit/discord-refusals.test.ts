/** What the fake Discord refuses, in Discord's words, and what it sees in what it takes. */
import { afterEach, describe, expect, it } from "vitest";
import { openDiscord, type DiscordOptions, type FakeDiscord } from "./discord/discord.ts";
import type { Came } from "./discord/acts.ts";
import { checkCommands } from "./discord/commands.ts";
import { readDraft } from "./discord/draft.ts";
import { asList, asObject, openForm, type Fault } from "./discord/form.ts";
import { checkModal } from "./discord/modal.ts";
import { Refusal } from "./discord/refusal.ts";
import { markdownOf } from "./discord/markdown.ts";
import { violationsIn } from "./discord/spec.ts";

let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
});

const open = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  const fake = await openDiscord(options);
  closing.push(() => fake.close());
  return fake;
};

const harbour = (fake: FakeDiscord) => {
  const ada = fake.user("ada");
  const guild = fake.guild("Harbour", { owner: ada });
  return { ada, guild, news: fake.text(guild, "news") };
};

const call = async (fake: FakeDiscord, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${fake.url}/api/v10${path}`, {
    method,
    headers: { authorization: `Bot ${fake.token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const isJson = answer.headers.get("content-type") === "application/json";
  const json: unknown = isJson ? await answer.json() : undefined;
  return { status: answer.status, json };
};

const wrong = [null, "", "x".repeat(5000), -1, 1.5, true, {}, [{}]];

/** Every copy of a payload with one of its parts taken away or made something that it should not be. */
const spoilt = (value: unknown): readonly unknown[] => {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => ({ key, one }));
  const copies = entries.flatMap(({ key, one }, n) => [
    entries.toSpliced(n, 1),
    ...[...wrong, ...spoilt(one)].map((other) => entries.with(n, { key, one: other })),
  ]);
  return copies.map((all) =>
    Array.isArray(value)
      ? all.map(({ one }) => one)
      : Object.fromEntries(all.map(({ key, one }) => [key, one])),
  );
};

const isRefused = (route: string, body: unknown): boolean => {
  const faults: Fault[] = [];
  if (route.startsWith("PUT")) return checkCommands(asList(body)).length > 0;
  if (route.endsWith("/callback")) {
    checkModal(openForm(asObject(body)["data"], faults));
    return asObject(body)["type"] !== 9 || faults.length > 0;
  }
  try {
    readDraft({ body, files: [] });
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

describe("what is refused", () => {
  const text = (content: string) => ({ type: 10, content });
  const button = (more: object = {}) => ({ type: 2, style: 2, label: "b", custom_id: "b", ...more });
  const row = (...components: object[]) => ({ type: 1, components });
  const v2 = (...components: object[]) => ({ flags: 32_768, components });
  const option = (n: number) => ({ label: `o${n}`, value: `v${n}` });
  const many = <Value>(count: number, make: (n: number) => Value) =>
    Array.from({ length: count }, (_, n) => make(n));
  const messages: readonly (readonly [string, object, number])[] = [
    ["nothing", {}, 50_006],
    ["only spaces", { content: "  \n" }, 50_006],
    ["2001 characters", { content: "x".repeat(2001) }, 50_035],
    ["an embed with nothing in it", { embeds: [{ color: 1 }] }, 50_035],
    ["11 embeds", { embeds: many(11, () => ({ title: "t" })) }, 50_035],
    ["a title of 257", { embeds: [{ title: "t".repeat(257) }] }, 50_035],
    ["a description of 4097", { embeds: [{ description: "t".repeat(4097) }] }, 50_035],
    ["26 fields", { embeds: [{ fields: many(26, () => ({ name: "n", value: "v" })) }] }, 50_035],
    ["a field of 1025", { embeds: [{ fields: [{ name: "n", value: "v".repeat(1025) }] }] }, 50_035],
    ["a footer of 2049", { embeds: [{ footer: { text: "t".repeat(2049) } }] }, 50_035],
    ["6001 in embeds", { embeds: many(2, () => ({ description: "t".repeat(3001) })) }, 50_035],
    ["a script as an embed's address", { embeds: [{ title: "t", url: "javascript:alert(1)" }] }, 50_035],
    ["a nonce of 26", { content: "x", nonce: "n".repeat(26) }, 50_035],
    ["an unknown kind of ping", { content: "x", allowed_mentions: { parse: ["all"] } }, 50_035],
    ["users twice", { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }, 50_035],
    ["an answer to nothing", { content: "x", message_reference: { message_id: "1" } }, 50_035],
    [
      "six buttons",
      { content: "x", components: [row(...many(6, (n) => button({ custom_id: `b${n}` })))] },
      50_035,
    ],
    ["six rows", { content: "x", components: many(6, (n) => row(button({ custom_id: `b${n}` }))) }, 50_035],
    ["the same button twice", { content: "x", components: [row(button(), button())] }, 50_035],
    ["a label of 81", { content: "x", components: [row(button({ label: "l".repeat(81) }))] }, 50_035],
    [
      "a custom id of 101",
      { content: "x", components: [row(button({ custom_id: "c".repeat(101) }))] },
      50_035,
    ],
    [
      "a button without words",
      { content: "x", components: [row({ type: 2, style: 2, custom_id: "b" })] },
      50_035,
    ],
    [
      "a script as a link",
      { content: "x", components: [row({ type: 2, style: 5, label: "l", url: "javascript:1" })] },
      50_035,
    ],
    [
      "a link of 513",
      {
        content: "x",
        components: [row({ type: 2, style: 5, label: "l", url: `https://a.example/${"x".repeat(495)}` })],
      },
      50_035,
    ],
    [
      "26 options",
      { content: "x", components: [row({ type: 3, custom_id: "s", options: many(26, option) })] },
      50_035,
    ],
    [
      "more to choose than there is",
      { content: "x", components: [row({ type: 3, custom_id: "s", max_values: 2, options: [option(1)] })] },
      50_035,
    ],
    ["no options", { content: "x", components: [row({ type: 3, custom_id: "s", options: [] })] }, 50_035],
    [
      "the same option twice",
      { content: "x", components: [row({ type: 3, custom_id: "s", options: [option(1), option(1)] })] },
      50_035,
    ],
    ["a text display without the flag", { content: "x", components: [text("t")] }, 50_035],
    ["content beside Components V2", { ...v2(text("t")), content: "x" }, 50_035],
    ["embeds beside Components V2", { ...v2(text("t")), embeds: [{ title: "t" }] }, 50_035],
    ["41 components", v2(...many(41, () => text("t"))), 50_035],
    ["41 components, nested", v2({ type: 17, components: many(39, () => text("t")) }, text("t")), 50_035],
    ["4001 characters in all", v2(text("t".repeat(2001)), text("t".repeat(2000))), 50_035],
    ["an empty text display", v2(text("")), 50_035],
    ["a section without accessory", v2({ type: 9, components: [text("t")] }), 50_035],
    ["a section of four", v2({ type: 9, components: many(4, () => text("t")), accessory: button() }), 50_035],
    ["a section in a row", v2(row({ type: 9, components: [text("t")], accessory: button() })), 50_035],
    [
      "a container in a container",
      v2({ type: 17, components: [{ type: 17, components: [text("t")] }] }),
      50_035,
    ],
    ["a script as a picture", v2({ type: 12, items: [{ media: { url: "javascript:1" } }] }), 50_035],
    [
      "a picture that was not sent",
      v2({ type: 12, items: [{ media: { url: "attachment://a.png" } }] }),
      50_035,
    ],
  ];

  it("is every message that breaks a limit", async () => {
    const fake = await open({ scale: 0 });
    const { news } = harbour(fake);
    for (const [what, body, code] of messages) {
      const { json } = await call(fake, "POST", `/channels/${news.id}/messages`, body);
      expect(json, what).toMatchObject({ code });
    }
    expect(fake.messages(news)).toEqual([]);
  });

  it("is nothing that just keeps within the limits, and the specification agrees", async () => {
    const fake = await open({ scale: 0 });
    const { news } = harbour(fake);
    const kept: readonly (readonly [string, object])[] = [
      ["2000 characters", { content: "x".repeat(2000) }],
      ["10 embeds", { embeds: many(10, () => ({ title: "t" })) }],
      ["6000 in embeds", { embeds: [{ description: "d".repeat(4096) }, { description: "d".repeat(1904) }] }],
      ["a full embed", { embeds: [{ title: "t".repeat(256), footer: { text: "f".repeat(2048) } }] }],
      [
        "25 fields",
        { embeds: [{ fields: many(25, () => ({ name: "n".repeat(99), value: "v".repeat(100) })) }] },
      ],
      ["a field of 1024", { embeds: [{ fields: [{ name: "n".repeat(256), value: "v".repeat(1024) }] }] }],
      ["a nonce of 25", { content: "x", nonce: "n".repeat(25), enforce_nonce: true }],
      [
        "5 rows of 5",
        { components: many(5, (r) => row(...many(5, (n) => button({ custom_id: `${r}/${n}` })))) },
      ],
      ["a label of 80", { components: [row(button({ label: "l".repeat(80), custom_id: "c".repeat(100) }))] }],
      [
        "a link of 512",
        { components: [row({ type: 2, style: 5, label: "l", url: `https://a.example/${"x".repeat(494)}` })] },
      ],
      [
        "25 options",
        { components: [row({ type: 3, custom_id: "s", max_values: 25, options: many(25, option) })] },
      ],
      ["40 components", v2(...many(40, () => text("t".repeat(100))))],
      ["40 components, nested", v2({ type: 17, components: many(39, () => text("t")) })],
      ["a section of three", v2({ type: 9, components: many(3, () => text("t")), accessory: button() })],
      ["no pings", { content: "x", allowed_mentions: { parse: [], users: ["1"], replied_user: false } }],
      [
        "an answer to nothing, if need be",
        { content: "x", message_reference: { message_id: "1", fail_if_not_exists: false } },
      ],
    ];
    for (const [what, body] of kept) {
      const { status, json } = await call(fake, "POST", `/channels/${news.id}/messages`, body);
      expect(json, what).toMatchObject({ channel_id: news.id });
      expect(status).toBe(200);
    }
    expect(fake.violations).toEqual([]);
    expect(fake.drift).toEqual([]);
  });

  it("is an edit that would leave nothing, or take Components V2 back", async () => {
    const fake = await open({ scale: 0 });
    const { news } = harbour(fake);
    const path = `/channels/${news.id}/messages`;
    await call(fake, "POST", path, { content: "x" });
    const at = `${path}/${fake.messages(news)[0]?.id}`;
    expect((await call(fake, "PATCH", at, { content: "" })).json).toMatchObject({ code: 50_006 });
    expect((await call(fake, "PATCH", at, v2(text("t")))).json).toMatchObject({ code: 50_035 });
    expect((await call(fake, "PATCH", at, { ...v2(text("t")), content: null })).status).toBe(200);
    expect((await call(fake, "PATCH", at, { content: "x" })).json).toMatchObject({ code: 50_035 });
    expect((await call(fake, "PATCH", at, { components: [text("u")] })).status).toBe(200);
    expect(fake.messages(news)[0]?.flags).toBe(32_768);
  });

  it("is said field by field, as Discord does", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const body = { content: "x", components: [row(button({ label: "l".repeat(81) }))] };
    expect((await call(fake, "POST", `/channels/${news.id}/messages`, body)).json).toEqual({
      code: 50_035,
      message: "Invalid Form Body",
      errors: {
        components: {
          0: {
            components: {
              0: {
                label: {
                  _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 80 or fewer in length." }],
                },
              },
            },
          },
        },
      },
    });
  });

  it("is what the bot has no right to, or is not there", async () => {
    const fake = await open({ scale: 0 });
    const { ada, guild, news } = harbour(fake);
    const hidden = fake.text(guild, "hidden");
    fake.deny(hidden, guild.id, ["ViewChannel"]);
    const forum = fake.forum(guild, "forum");
    const thread = fake.thread(news, "old", ada);
    const kept = await call(fake, "POST", `/channels/${thread.id}/messages`, { content: "x" });
    const { id } = fake.messages(thread)[0] ?? { id: "" };
    fake.setThread(thread, { isArchived: true });
    const locked = fake.thread(news, "locked", ada);
    fake.setThread(locked, { isLocked: true, isArchived: true });
    const said = fake.say(news, ada, "mine");
    const shy = fake.user("shy");
    shy.takesDms = false;
    const dm = fake.dm(shy);
    expect(kept.status).toBe(200);
    const cases: readonly (readonly [string, string, unknown, number])[] = [
      ["POST", "/channels/1/messages", { content: "x" }, 10_003],
      ["POST", `/channels/${hidden.id}/messages`, { content: "x" }, 50_001],
      ["POST", `/channels/${forum.id}/messages`, { content: "x" }, 50_008],
      ["POST", `/channels/${locked.id}/messages`, { content: "x" }, 160_005],
      ["POST", `/channels/${dm.id}/messages`, { content: "x" }, 50_007],
      ["PATCH", `/channels/${thread.id}/messages/${id}`, { content: "y" }, 50_083],
      ["PATCH", `/channels/${news.id}/messages/${said.id}`, { content: "y" }, 50_005],
      ["DELETE", `/channels/${news.id}/messages/${said.id}`, undefined, 50_013],
      ["GET", `/channels/${news.id}/messages/1`, undefined, 10_008],
      ["POST", `/channels/${news.id}/messages/${said.id}/crosspost`, undefined, 50_024],
      ["POST", "/interactions/1/x/callback", { type: 5 }, 10_062],
      ["POST", "/webhooks/1/x", { content: "x" }, 10_015],
      ["POST", `/webhooks/${fake.bot.id}/x`, { content: "x" }, 50_027],
      ["GET", "/guilds/1", undefined, 10_004],
      ["GET", `/guilds/${guild.id}/members/${shy.id}`, undefined, 10_007],
      ["POST", "/users/@me/channels", { recipient_id: "1" }, 50_033],
    ];
    for (const [method, path, body, code] of cases)
      expect((await call(fake, method, path, body)).json, `${method} ${path}`).toMatchObject({ code });
    expect((await call(fake, "GET", "/voice/regions")).status).toBe(404);
    expect(fake.strange).toEqual(["GET /api/v10/voice/regions"]);
  });

  it("is every command that breaks a limit", async () => {
    const fake = await open({ scale: 0 });
    const command = (more: object = {}) => ({ name: "c", description: "d", ...more });
    const opt = (more: object = {}) => ({ type: 3, name: "o", description: "d", ...more });
    // 1 for its name, 3 for each of the 4 options, 120 for each of the 66 choices: 7933, and its description.
    const choice = (n: number) => ({ name: `${n}`.padEnd(60, "x"), value: `${n}`.padEnd(60, "x") });
    const big = (description: number) =>
      command({
        description: "d".repeat(description),
        options: many(4, (n) =>
          opt({ name: `o${n}`, choices: many(n === 0 ? 16 : n === 3 ? 0 : 25, choice) }),
        ),
      });
    const cases: readonly (readonly [string, readonly object[]])[] = [
      ["an upper-case name", [command({ name: "Ask" })]],
      ["a name with a space", [command({ name: "a b" })]],
      ["no description", [{ name: "c" }]],
      ["a description of 101", [command({ description: "d".repeat(101) })]],
      ["the same name twice", [command(), command()]],
      ["101 commands", many(101, (n) => command({ name: `c${n}` }))],
      ["16 message commands", many(16, (n) => ({ name: `C ${n}`, type: 3 }))],
      ["an unknown language", [command({ description_localizations: { xx: "d" } })]],
      ["an upper-case localized name", [command({ name_localizations: { de: "Frage" } })]],
      ["26 options", [command({ options: many(26, (n) => opt({ name: `o${n}` })) })]],
      ["a needed option after another", [command({ options: [opt(), opt({ name: "p", required: true })] })]],
      [
        "26 choices",
        [command({ options: [opt({ choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) })] })],
      ],
      ["a sub-command beside an option", [command({ options: [opt(), opt({ type: 1, name: "p" })] })]],
      ["8001 characters", [big(68)]],
    ];
    for (const [what, body] of cases) {
      const { json } = await call(fake, "PUT", `/applications/${fake.bot.id}/commands`, body);
      expect(json, what).toMatchObject({ code: 50_035 });
    }
    expect(fake.commands()).toEqual([]);
    expect((await call(fake, "PUT", `/applications/${fake.bot.id}/commands`, [big(67)])).status).toBe(200);
  });

  it("is every form and every list of choices that breaks a limit", async () => {
    const fake = await open({ scale: 0 });
    const { ada, news } = harbour(fake);
    await call(fake, "PUT", `/applications/${fake.bot.id}/commands`, [
      {
        name: "c",
        description: "d",
        options: [{ type: 3, name: "o", description: "d", autocomplete: true }],
      },
    ]);
    const field = (more: object = {}) => ({ type: 4, custom_id: "i", style: 1, ...more });
    const label = (more: object = {}) => ({ type: 18, label: "l", component: field(), ...more });
    const modal = (more: object = {}) => ({ title: "t", custom_id: "m", components: [label()], ...more });
    const forms: readonly (readonly [string, object])[] = [
      ["a title of 46", modal({ title: "t".repeat(46) })],
      ["nothing in it", modal({ components: [] })],
      [
        "six fields",
        modal({ components: many(6, (n) => label({ component: field({ custom_id: `i${n}` }) })) }),
      ],
      ["a label of 46", modal({ components: [label({ label: "l".repeat(46) })] })],
      ["a value of 4001", modal({ components: [label({ component: field({ value: "v".repeat(4001) }) })] })],
      ["a bare field", modal({ components: [field()] })],
      ["a button", modal({ components: [label({ component: button() })] })],
    ];
    const begin = (deed: () => Promise<Came>): { readonly path: string; readonly came: Promise<Came> } => {
      const came = deed();
      const { id, token } = fake.interactions().at(-1) ?? { id: "", token: "" };
      return { path: `/interactions/${id}/${token}/callback`, came };
    };
    const slashed = begin(() => fake.slash(news, ada, "c"));
    for (const [what, data] of forms)
      expect((await call(fake, "POST", slashed.path, { type: 9, data })).json, what).toMatchObject({
        code: 50_035,
      });
    expect((await call(fake, "POST", slashed.path, { type: 8, data: { choices: [] } })).json).toMatchObject({
      code: 50_035,
    });
    const typing = begin(() => fake.autocomplete(news, ada, "c", { option: "o", typed: "" }));
    for (const choices of [
      many(26, (n) => ({ name: `${n}`, value: "v" })),
      [{ name: "n".repeat(101), value: "v" }],
    ])
      expect((await call(fake, "POST", typing.path, { type: 8, data: { choices } })).json).toMatchObject({
        code: 50_035,
      });
    await call(fake, "POST", slashed.path, { type: 9, data: modal() });
    await call(fake, "POST", typing.path, { type: 8, data: { choices: [{ name: "n", value: "v" }] } });
    expect((await slashed.came).kind).toBe("modal");
    expect((await typing.came).choices).toEqual([{ name: "n", value: "v" }]);
    expect(fake.violations).toEqual([]);
  });

  it("is everything, after too many requests that were invalid", async () => {
    const fake = await open({ scale: 0, invalidLimit: 2 });
    const { guild, news } = harbour(fake);
    fake.deny(news, guild.id, ["SendMessages"]);
    const path = `/channels/${news.id}/messages`;
    for (const status of [403, 403, 429])
      expect((await call(fake, "POST", path, { content: "x" })).status).toBe(status);
    expect(fake.invalidRequests()).toBe(3);
  });

  it("is whoever has no good token, and a body that is no JSON", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const url = `${fake.url}/api/v10/channels/${news.id}/messages`;
    const stranger = await fetch(url, { method: "POST", headers: { authorization: "Bot x" } });
    expect(await stranger.json()).toEqual({ code: 0, message: "401: Unauthorized" });
    const headers = { authorization: `Bot ${fake.token}`, "content-type": "application/json" };
    const broken = await fetch(url, { method: "POST", headers, body: "{" });
    expect(await broken.json()).toMatchObject({ code: 50_109 });
  });

  it("is a sixth message within five seconds, with the time to wait", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const url = `${fake.url}/api/v10/channels/${news.id}/messages`;
    const headers = { authorization: `Bot ${fake.token}`, "content-type": "application/json" };
    const sent = await Promise.all(
      Array.from({ length: 6 }, () => fetch(url, { method: "POST", headers, body: '{"content":"x"}' })),
    );
    const late = sent.filter(({ status }) => status === 429);
    expect(late).toHaveLength(1);
    expect(late[0]?.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(late[0]?.headers.get("x-ratelimit-scope")).toBe("user");
    expect(await late[0]?.json()).toMatchObject({ global: false, retry_after: expect.any(Number) });
  });

  it("is whatever Discord's own specification refuses, wherever a good payload is spoilt", () => {
    const media = { url: "https://a.example/a.png" };
    const rows = [
      row(button({ emoji: { name: "x" } }), { type: 2, style: 5, label: "l", url: "https://a.example/" }),
      row({
        type: 3,
        custom_id: "s",
        placeholder: "p",
        max_values: 1,
        options: [{ ...option(1), description: "d", default: true }],
      }),
      row({ type: 5, custom_id: "u", default_values: [{ id: "1", type: "user" }] }),
    ];
    const embed = {
      title: "t",
      url: "https://a.example/",
      timestamp: "2031-05-12T00:00:00Z",
      footer: { text: "f", icon_url: media.url },
      image: media,
      fields: [{ name: "n", value: "v", inline: true }],
    };
    const allowed = { parse: ["users"], roles: ["1"], replied_user: false };
    const good: readonly (readonly [string, unknown])[] = [
      [
        "POST /channels/:channel/messages",
        {
          content: "x",
          nonce: "1",
          enforce_nonce: true,
          tts: false,
          allowed_mentions: allowed,
          embeds: [embed],
          components: rows,
        },
      ],
      [
        "POST /channels/:channel/messages",
        v2({
          type: 17,
          accent_color: 1,
          spoiler: false,
          components: [
            text("a"),
            { type: 14, spacing: 1, divider: true },
            {
              type: 9,
              components: [text("x")],
              accessory: { type: 11, media, description: "d", spoiler: false },
            },
            { type: 12, items: [{ media, description: "d", spoiler: false }] },
            ...rows,
          ],
        }),
      ],
      [
        "POST /interactions/:interaction/:token/callback",
        {
          type: 9,
          data: {
            title: "t",
            custom_id: "c",
            components: [
              {
                type: 18,
                label: "l",
                description: "d",
                component: {
                  type: 4,
                  custom_id: "i",
                  style: 1,
                  value: "v",
                  placeholder: "p",
                  min_length: 1,
                  max_length: 9,
                  required: true,
                },
              },
              {
                type: 18,
                label: "l",
                component: { type: 3, custom_id: "s", required: true, options: [option(1)] },
              },
              {
                type: 18,
                label: "l",
                component: { type: 21, custom_id: "r", options: [option(1), option(2)] },
              },
              text("x"),
            ],
          },
        },
      ],
      [
        "PUT /applications/:application/commands",
        [
          {
            name: "c",
            description: "d",
            name_localizations: { de: "c" },
            default_member_permissions: "32",
            contexts: [0],
            integration_types: [0],
            options: [
              {
                type: 1,
                name: "o",
                description: "d",
                options: [
                  { type: 3, name: "p", description: "d", required: true, min_length: 1, max_length: 2 },
                  { type: 4, name: "q", description: "d", min_value: 1, choices: [{ name: "n", value: 1 }] },
                  { type: 7, name: "s", description: "d", channel_types: [0] },
                ],
              },
            ],
          },
        ],
      ],
    ];
    const missed = good.flatMap(([route, body]) =>
      spoilt(body).filter((one) => violationsIn(route, one).length > 0 && !isRefused(route, one)),
    );
    expect(good.filter(([route, body]) => isRefused(route, body))).toEqual([]);
    expect(missed).toEqual([]);
  });

  it("is seen also by Discord's own specification, which is awake", () => {
    const route = "POST /channels/:channel/messages";
    expect(violationsIn(route, { content: "x", nonce: "n".repeat(26) })).toHaveLength(1);
    expect(violationsIn(route, { content: "x", nonce: "n".repeat(25) })).toEqual([]);
  });
});

describe("who is pinged", () => {
  it("is whoever is named in words, unless it was ruled out", async () => {
    const fake = await open({ scale: 0 });
    const { ada, guild, news } = harbour(fake);
    const crew = fake.role(guild, { name: "crew", isMentionable: true });
    const content = `<@${ada.id}> <@&${crew.id}> @everyone`;
    const sent = async (more: object): Promise<unknown> => {
      await fetch(`${fake.url}/api/v10/channels/${news.id}/messages`, {
        method: "POST",
        headers: { authorization: `Bot ${fake.token}`, "content-type": "application/json" },
        body: JSON.stringify({ content, ...more }),
      });
      return fake.messages(news).at(-1)?.pings;
    };
    expect(await sent({})).toEqual({ users: [ada.id], roles: [crew.id], everyone: false });
    fake.allow(news, fake.bot, ["MentionEveryone"]);
    expect(await sent({})).toEqual({ users: [ada.id], roles: [crew.id], everyone: true });
    expect(await sent({ allowed_mentions: { parse: [] } })).toEqual({
      users: [],
      roles: [],
      everyone: false,
    });
    expect(await sent({ allowed_mentions: { users: [ada.id] } })).toEqual({
      users: [ada.id],
      roles: [],
      everyone: false,
    });
    expect(await sent({ content: undefined, embeds: [{ description: content }] })).toEqual({
      users: [],
      roles: [],
      everyone: false,
    });
  });

  it("is read, like links and headings, by a parser that is not ours", () => {
    const [user, role] = ["100000000000000001", "100000000000000002"];
    const read = markdownOf(`# Big\n[bank](https://evil.example) <@${user}> <@&${role}> @everyone **bold**`);
    expect(read.headings).toEqual(["Big"]);
    expect(read.maskedLinks).toEqual([{ text: "bank", url: "https://evil.example" }]);
    expect(read.pings).toEqual([`user:${user}`, `role:${role}`, "everyone"]);
    expect(read.kinds).toContain("strong");
    expect(markdownOf("\\[bank\\](https://evil.example)").maskedLinks).toEqual([]);
  });
});
