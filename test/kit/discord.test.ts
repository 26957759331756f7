/** The fake Discord itself: two real client libraries work against it, and it refuses what Discord refuses. */
import {
  ApplicationCommandType,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  InteractionContextType,
  MessageFlags,
  Partials,
  TextInputStyle,
  type ChatInputCommandInteraction,
  type ClientOptions,
  type Interaction,
} from "discord.js";
import { Client as Oceanic, type Message as OceanicMessage } from "oceanic.js";
import { afterEach, describe, expect, it } from "vitest";
import { openDiscord, type DiscordOptions, type FakeDiscord } from "./discord/discord.ts";
import { markdownOf } from "./discord/markdown.ts";

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

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

/** A guild with an owner, a member and a channel. */
const harbour = (fake: FakeDiscord) => {
  const ada = fake.user("ada");
  const ben = fake.user("ben", { locale: "de" });
  const guild = fake.guild("Harbour", { owner: ada, members: [ben] });
  return { ada, ben, guild, news: fake.text(guild, "news") };
};

interface Bot {
  readonly client: Client<true>;
  readonly troubles: string[];
}

const login = async (fake: FakeDiscord, options: Partial<ClientOptions> = {}): Promise<Bot> => {
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: `${fake.url}/api` },
    ws: { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) },
    ...options,
  });
  const troubles: string[] = [];
  client.on(Events.Error, (error) => void troubles.push(String(error)));
  client.on(Events.ShardError, (error) => void troubles.push(String(error)));
  closing.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => void client.once(Events.ClientReady, resolve));
  await client.login(fake.token);
  return { client: await ready, troubles };
};

const on = (bot: Bot, act: (interaction: Interaction) => Promise<unknown>): void =>
  void bot.client.on(Events.InteractionCreate, (interaction) => {
    act(interaction).catch((error: unknown) => bot.troubles.push(String(error)));
  });
const onCommand = (bot: Bot, act: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void =>
  on(bot, async (interaction) => {
    if (interaction.isChatInputCommand()) await act(interaction);
  });

/** Nothing was strange, nothing that was taken breaks Discord's specification, and neither do our answers. */
const allWell = (fake: FakeDiscord): void => {
  expect(fake.strange).toEqual([]);
  expect(fake.violations).toEqual([]);
  expect(fake.drift).toEqual([]);
};

const ask = {
  name: "ask",
  nameLocalizations: { de: "frage" },
  description: "Ask the news",
  options: [
    { type: 3, name: "question", description: "What?", required: true },
    { type: 3, name: "topic", description: "Where?", autocomplete: true },
    { type: 6, name: "for", description: "For whom?" },
  ],
} as const;

describe("discord.js", () => {
  it("defers a command, fills it in, and follows up for one person only", async () => {
    const fake = await open();
    const { ada, ben, guild, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([ask]);
    onCommand(bot, async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply(
        `${interaction.options.getString("question", true)} ${interaction.options.getUser("for")?.username}`,
      );
      await interaction.followUp({ content: "only for you", flags: MessageFlags.Ephemeral });
    });
    const came = await fake.slash(news, ben, "frage", { question: "Why?", for: ada });
    expect(came.kind).toBe("deferred");
    expect(came.afterMs).toBeLessThan(3000);
    expect((await came.message()).content).toBe("Why? ada");
    await fake.until(() => fake.seenBy(news, ben).length === 2, "the follow-up");
    expect(fake.seenBy(news, ada).map(({ content }) => content)).toEqual(["Why? ada"]);
    expect(fake.interaction(came.interaction)?.acknowledged?.type).toBe(5);
    expect(fake.commands().map(({ name }) => name)).toEqual(["ask"]);
    expect(bot.client.guilds.cache.has(guild.id)).toBe(true);
    expect(bot.troubles).toEqual([]);
    allWell(fake);
  });

  it("completes what is typed, opens a form and takes it", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([ask]);
    on(bot, async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: `${interaction.options.getFocused()}bour`, value: "harbour" }]);
      if (interaction.isChatInputCommand())
        await interaction.showModal({
          custom_id: "form",
          title: "Ask",
          components: [
            {
              type: ComponentType.Label,
              label: "Words",
              component: {
                type: ComponentType.TextInput,
                custom_id: "words",
                style: TextInputStyle.Paragraph,
                max_length: 20,
              },
            },
            {
              type: ComponentType.Label,
              label: "Where",
              component: {
                type: ComponentType.StringSelect,
                custom_id: "where",
                options: [{ label: "Harbour", value: "harbour" }],
              },
            },
          ],
        });
      if (interaction.isModalSubmit())
        await interaction.reply(
          `${interaction.fields.getTextInputValue("words")} in ${interaction.fields.getStringSelectValues("where")[0]}`,
        );
    });
    const typed = await fake.autocomplete(news, ada, "ask", {
      option: "topic",
      typed: "har",
      filled: { question: "Why?" },
    });
    expect(typed.choices).toEqual([{ name: "harbour", value: "harbour" }]);
    const form = await fake.slash(news, ada, "ask", { question: "Why?" });
    expect(form.kind).toBe("modal");
    await expect(fake.submit(form, { words: "x".repeat(21), where: ["harbour"] })).rejects.toThrow("21 long");
    const sent = await fake.submit(form, { words: "Because", where: ["harbour"] });
    expect((await sent.message()).content).toBe("Because in harbour");
    expect(bot.troubles).toEqual([]);
    allWell(fake);
  });

  it("sends Components V2 and changes them when a button is pressed", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    const card = (text: string) => ({
      flags: MessageFlags.IsComponentsV2 as const,
      components: [
        {
          type: ComponentType.Container as const,
          accent_color: 0x33_66_99,
          components: [
            { type: ComponentType.TextDisplay as const, content: text },
            { type: ComponentType.Separator as const },
            {
              type: ComponentType.Section as const,
              components: [{ type: ComponentType.TextDisplay as const, content: "beside" }],
              accessory: {
                type: ComponentType.Thumbnail as const,
                media: { url: "https://news.example/a.png" },
              },
            },
            {
              type: ComponentType.ActionRow as const,
              components: [
                { type: ComponentType.Button as const, style: 2 as const, custom_id: "more", label: "More" },
                {
                  type: ComponentType.Button as const,
                  style: 5 as const,
                  url: "https://news.example/",
                  label: "Open",
                },
              ],
            },
          ],
        },
      ],
    });
    on(bot, async (interaction) => {
      if (interaction.isButton()) await interaction.update(card("second"));
    });
    const channel = await bot.client.channels.fetch(news.id);
    if (!channel?.isSendable()) throw new Error("The channel takes no messages.");
    const message = await channel.send(card("first"));
    const came = await fake.press(message.id, "more", ada);
    expect(came.kind).toBe("update");
    expect(JSON.stringify((await came.message()).components)).toContain("second");
    await expect(fake.press(message.id, "less", ada)).rejects.toThrow("no less");
    allWell(fake);
  });

  it("says a message once that is sent twice with the same nonce", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const bot = await login(fake);
    const channel = await bot.client.channels.fetch(news.id);
    if (!channel?.isSendable()) throw new Error("The channel takes no messages.");
    fake.fault({ on: "POST /channels/:channel/messages", trouble: { kind: "done, then dropped" } });
    const send = () => channel.send({ content: "digest", nonce: "digest-1", enforceNonce: true });
    await expect(send()).rejects.toThrow();
    const message = await send();
    expect(fake.messages(news).map(({ id }) => id)).toEqual([message.id]);
    allWell(fake);
  });

  it("waits for its buckets and is never told to slow down", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const bot = await login(fake);
    const channel = await bot.client.channels.fetch(news.id);
    if (!channel?.isSendable()) throw new Error("The channel takes no messages.");
    await Promise.all(Array.from({ length: 12 }, (_, n) => channel.send(`message ${n}`)));
    expect(fake.messages(news)).toHaveLength(12);
    expect(fake.calls.filter(({ status }) => status === 429)).toEqual([]);
    fake.fault({ trouble: { kind: "429", scope: "global" } });
    fake.fault({ trouble: { kind: "page", status: 502 } });
    await channel.send("after all");
    expect(fake.invalidRequests()).toBe(1);
    allWell(fake);
  });

  it("loses nothing that was said while its socket was broken", async () => {
    const fake = await open({ privileged: ["MessageContent"] });
    const { ada, news } = harbour(fake);
    const bot = await login(fake, { intents: [Guilds, GuildMessages, MessageContent] });
    const heard: string[] = [];
    const said = Promise.withResolvers<void>();
    bot.client.on(Events.MessageCreate, ({ content }) => {
      if (heard.push(content) === 4) said.resolve();
    });
    const back = (): Promise<unknown> =>
      fake.until(() => fake.gateway.connected() === 1 || undefined, "resume");
    for (const [n, breaks] of [
      () => fake.gateway.drop(),
      () => fake.gateway.drop(4000),
      () => fake.gateway.reconnect(),
      () => fake.gateway.invalidate(true),
    ].entries()) {
      breaks();
      fake.say(news, ada, `while away ${n}`);
      await fake.until(() => fake.gateway.resumes() === n + 1 || undefined, "a resume");
      await back();
    }
    await said.promise;
    expect(heard).toEqual([0, 1, 2, 3].map((n) => `while away ${n}`));
    expect(fake.gateway.identifies()).toBe(1);
    allWell(fake);
  });

  it("begins a new session where the old one cannot be resumed", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    fake.gateway.invalidate(false);
    await fake.until(() => fake.gateway.identifies() === 2 || undefined, "a second session");
    const heard = new Promise<string>((resolve) => {
      bot.client.on(Events.MessageCreate, ({ content }) => resolve(content));
    });
    fake.say(news, ada, "are you there?", { mentions: [fake.bot] });
    expect(await heard).toContain("are you there?");
    allWell(fake);
  });

  it("notices that nobody answers its heartbeats, and resumes", async () => {
    const fake = await open({ heartbeatMs: 60 });
    harbour(fake);
    await login(fake);
    fake.gateway.stopAcks();
    await fake.until(() => fake.gateway.resumes() > 0 || undefined, "a resume");
    fake.gateway.stopAcks(false);
    await fake.until(() => fake.gateway.connected() === 1 || undefined, "the connection");
    expect(fake.gateway.identifies()).toBe(1);
  });

  it("is turned away with a wrong token and with an intent that it was not granted", async () => {
    const fake = await open();
    await expect(login(fake, { intents: [Guilds, MessageContent] })).rejects.toThrow("disallowed intents");
    fake.gateway.refuse(4004);
    await expect(login(fake)).rejects.toThrow("Authentication failed");
    const stranger = new Client({ intents: [Guilds], rest: { api: `${fake.url}/api` } });
    closing.push(() => stranger.destroy());
    await expect(stranger.login("another.fake.token")).rejects.toThrow(/token/u);
    expect(fake.invalidRequests()).toBe(1);
  });

  it("reads words only in DMs, where it is named, and its own", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    const heard: string[] = [];
    const all = Promise.withResolvers<void>();
    bot.client.on(Events.MessageCreate, ({ content, channel }) => {
      if (heard.push(`${channel.isDMBased() ? "DM" : "guild"}: ${content}`) === 3) all.resolve();
    });
    fake.say(news, ada, "among ourselves");
    fake.say(news, ada, "hello", { mentions: [fake.bot] });
    const question = fake.say(fake.dm(ada), ada, "just you and me");
    await all.promise;
    const answered = fake.answerTo(question);
    const dm = await (await bot.client.users.fetch(ada.id)).send("heard");
    expect((await answered).id).toBe(dm.id);
    expect(heard.slice(0, 3)).toEqual(["guild: ", `guild: <@${fake.bot.id}> hello`, "DM: just you and me"]);
    allWell(fake);
  });

  it("gets a DM only where it takes partial channels", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake, { partials: [] });
    const heard: string[] = [];
    const named = new Promise<void>((resolve) => {
      bot.client.on(Events.MessageCreate, ({ content }) => {
        heard.push(content);
        resolve();
      });
    });
    fake.say(fake.dm(ada), ada, "hello?");
    fake.say(news, ada, "hello!", { mentions: [fake.bot] });
    await named;
    expect(heard).toEqual([`<@${fake.bot.id}> hello!`]);
  });

  it("opens threads and forum posts, publishes, and learns what was taken from it", async () => {
    const fake = await open();
    const { ada, guild, news } = harbour(fake);
    const forum = fake.forum(guild, "digests", { tags: ["daily"], needsTag: true });
    const wire = fake.announcement(guild, "wire");
    const bot = await login(fake);
    const post = await bot.client.channels.fetch(forum.id);
    if (!post?.isThreadOnly()) throw new Error("That is no forum.");
    await expect(post.threads.create({ name: "Monday", message: { content: "News" } })).rejects.toMatchObject(
      {
        code: 40_067,
      },
    );
    const made = await post.threads.create({
      name: "Monday",
      message: { content: "News" },
      appliedTags: [forum.tags[0]?.id ?? ""],
    });
    expect(fake.messages(made.id).map(({ content }) => content)).toEqual(["News"]);
    const channel = await bot.client.channels.fetch(wire.id);
    if (!channel?.isSendable()) throw new Error("The channel takes no messages.");
    const sent = await channel.send("Published");
    await sent.crosspost();
    await expect(sent.crosspost()).rejects.toMatchObject({ code: 40_033 });
    const gone = new Promise((resolve) => void bot.client.on(Events.ChannelDelete, resolve));
    fake.deny(news, fake.bot, ["SendMessages"]);
    const quiet = await bot.client.channels.fetch(news.id, { force: true });
    if (!quiet?.isSendable()) throw new Error("The channel takes no messages.");
    await expect(quiet.send("may I?")).rejects.toMatchObject({ code: 50_013 });
    fake.deleteChannel(news);
    await gone;
    const left = new Promise((resolve) => void bot.client.on(Events.GuildDelete, resolve));
    fake.kick(guild);
    await left;
    await expect(channel.send("still here?")).rejects.toMatchObject({ code: 50_001 });
    expect(ada.isBot).toBe(false);
    allWell(fake);
  });

  it("says where a command may be used and by whom", async () => {
    const fake = await open();
    const { ada, ben, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([
      {
        name: "settings",
        description: "Change",
        defaultMemberPermissions: 32n,
        contexts: [InteractionContextType.Guild],
      },
      { name: "Ask about this", type: ApplicationCommandType.Message },
    ]);
    on(bot, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply({
          content: interaction.targetMessage.content,
          flags: MessageFlags.Ephemeral,
        });
      else if (interaction.isChatInputCommand())
        await interaction.reply(String(interaction.memberPermissions?.has("ManageGuild")));
    });
    await expect(fake.slash(news, ben, "settings")).rejects.toThrow("offered");
    await expect(fake.slash(fake.dm(ada), ada, "settings")).rejects.toThrow("offered");
    const came = await fake.slash(news, ada, "settings");
    expect((await came.message()).content).toBe("true");
    const said = fake.say(news, ben, "the words");
    const about = await fake.messageCommand(news, ada, "Ask about this", said);
    expect((await about.message()).content).toBe("the words");
    expect(fake.seenBy(news, ben).map(({ content }) => content)).not.toContain("Ask about this");
    allWell(fake);
  });

  it("is too late after the time for an answer, twice, and once the token is out of date", async () => {
    let now = Date.now();
    const fake = await open({ clock: () => now, ackMs: 500 });
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([{ name: "late", description: "Late" }]);
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    onCommand(bot, async (interaction) => got.resolve(interaction));
    const came = fake.slash(news, ada, "late");
    const interaction = await got.promise;
    now += 501;
    await expect(interaction.reply("here")).rejects.toMatchObject({ code: 10_062 });
    now -= 501;
    await interaction.deferReply();
    expect((await came).kind).toBe("deferred");
    interaction.deferred = false;
    await expect(interaction.reply("again")).rejects.toMatchObject({ code: 40_060 });
    interaction.deferred = true;
    fake.expireTokens();
    await expect(interaction.editReply("too late")).rejects.toMatchObject({ code: 50_027 });
    expect(fake.interaction((await came).interaction)?.acknowledged?.afterMs).toBe(0);
  });
});

describe("oceanic.js", () => {
  it("logs in, is named, and replies", async () => {
    const fake = await open({ privileged: ["MessageContent"] });
    const { ada, news } = harbour(fake);
    const client = new Oceanic({
      auth: `Bot ${fake.token}`,
      rest: { baseURL: `${fake.url}/api/v10` },
      gateway: { intents: 1 + 512 + 32_768 },
    });
    const troubles: string[] = [];
    client.on("error", (error) => void troubles.push(String(error)));
    closing.push(() => client.disconnect(false));
    const ready = new Promise<void>((resolve) => void client.once("ready", resolve));
    const reply = async (message: OceanicMessage): Promise<void> => {
      if (message.author.id === fake.bot.id) return;
      await client.rest.channels.createMessage(message.channelID, {
        content: `You said: ${message.content}`,
        messageReference: { messageID: message.id },
        allowedMentions: { repliedUser: true },
      });
    };
    client.on(
      "messageCreate",
      (message) => void reply(message).catch((error) => troubles.push(String(error))),
    );
    await client.connect();
    await ready;
    const answer = await fake.answerTo(fake.say(news, ada, "hello"));
    expect(answer.content).toBe("You said: hello");
    expect(answer.pings.users).toEqual([ada.id]);
    expect(troubles).toEqual([]);
    allWell(fake);
  });
});

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

  const call = async (fake: FakeDiscord, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${fake.url}/api/v10${path}`, {
      method,
      headers: { authorization: `Bot ${fake.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const json: unknown = answer.status === 204 ? undefined : await answer.json();
    return { status: answer.status, json };
  };

  it("is every message that breaks a limit", async () => {
    const fake = await open({ scale: 0 });
    const { news } = harbour(fake);
    for (const [what, body, code] of messages) {
      const { json } = await call(fake, "POST", `/channels/${news.id}/messages`, body);
      expect(json, what).toMatchObject({ code });
    }
    expect(fake.messages(news)).toEqual([]);
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
      [
        "8001 characters",
        [
          command({
            options: many(4, (o) =>
              opt({
                name: `o${o}`,
                choices: many(25, (n) => ({ name: `${n}`.padEnd(60, "x"), value: `${n}`.padEnd(60, "x") })),
              }),
            ),
          }),
        ],
      ],
    ];
    for (const [what, body] of cases) {
      const { json } = await call(fake, "PUT", `/applications/${fake.bot.id}/commands`, body);
      expect(json, what).toMatchObject({ code: 50_035 });
    }
    expect(fake.commands()).toEqual([]);
  });

  it("is every form and every list of choices that breaks a limit", async () => {
    const now = Date.now();
    const fake = await open({ scale: 0, ackMs: 50, clock: () => now });
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
    const begin = (deed: () => Promise<unknown>): string => {
      const ended = deed();
      const { id, token } = fake.interactions().at(-1) ?? { id: "", token: "" };
      closing.push(() => ended);
      return `/interactions/${id}/${token}/callback`;
    };
    const slashed = begin(() => fake.slash(news, ada, "c"));
    for (const [what, data] of forms)
      expect((await call(fake, "POST", slashed, { type: 9, data })).json, what).toMatchObject({
        code: 50_035,
      });
    expect((await call(fake, "POST", slashed, { type: 8, data: { choices: [] } })).json).toMatchObject({
      code: 50_035,
    });
    const typing = begin(() => fake.autocomplete(news, ada, "c", { option: "o", typed: "" }));
    for (const choices of [
      many(26, (n) => ({ name: `${n}`, value: "v" })),
      [{ name: "n".repeat(101), value: "v" }],
    ])
      expect((await call(fake, "POST", typing, { type: 8, data: { choices } })).json).toMatchObject({
        code: 50_035,
      });
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
