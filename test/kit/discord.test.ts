/** The fake Discord itself: two real client libraries work against it, and it refuses what Discord refuses. */
import {
  ApplicationCommandOptionType,
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
  type SendableChannels,
} from "discord.js";
import { Client as Oceanic, type Message as OceanicMessage } from "oceanic.js";
import { afterEach, describe, expect, it } from "vitest";
import { openDiscord, type DiscordOptions, type FakeDiscord } from "./discord/discord.ts";

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

/** Another undici in the same process would take the library's files. */
const request = (url: string, init: object): Promise<Response> => fetch(url, init);

const login = async (fake: FakeDiscord, options: Partial<ClientOptions> = {}): Promise<Bot> => {
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: `${fake.url}/api`, makeRequest: request },
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

const sendable = async (bot: Bot, id: string): Promise<SendableChannels> => {
  const channel = await bot.client.channels.fetch(id, { force: true });
  if (!channel?.isSendable()) throw new Error("The channel takes no messages.");
  return channel;
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
    const channel = await sendable(bot, news.id);
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
    const channel = await sendable(bot, news.id);
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
    const channel = await sendable(bot, news.id);
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
    const channel = await sendable(bot, wire.id);
    const sent = await channel.send("Published");
    await sent.crosspost();
    await expect(sent.crosspost()).rejects.toMatchObject({ code: 40_033 });
    const gone = new Promise((resolve) => void bot.client.on(Events.ChannelDelete, resolve));
    fake.deny(news, fake.bot, ["SendMessages"]);
    const quiet = await sendable(bot, news.id);
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
    const fake = await open({ clock: () => now });
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([{ name: "late", description: "Late" }]);
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    onCommand(bot, async (interaction) => got.resolve(interaction));
    const came = fake.slash(news, ada, "late");
    const interaction = await got.promise;
    now += 3001;
    await expect(interaction.reply("here")).rejects.toMatchObject({ code: 10_062 });
    now -= 3001;
    await interaction.deferReply();
    expect((await came).kind).toBe("deferred");
    interaction.deferred = false;
    await expect(interaction.reply("again")).rejects.toMatchObject({ code: 40_060 });
    interaction.deferred = true;
    fake.expireTokens();
    await expect(interaction.editReply("too late")).rejects.toMatchObject({ code: 50_027 });
    expect(fake.interaction((await came).interaction)?.acknowledged?.afterMs).toBeLessThan(3000);
  });

  it("sends files, and shows them in Components V2", async () => {
    const fake = await open();
    const { news } = harbour(fake);
    const bot = await login(fake);
    const channel = await sendable(bot, news.id);
    const message = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      files: [{ attachment: Buffer.from("a picture"), name: "a.png" }],
      components: [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: "attachment://a.png" }, description: "A" }],
        },
      ],
    });
    expect(
      fake.messages(news)[0]?.attachments.map(({ name, bytes }) => [name, String(Buffer.from(bytes))]),
    ).toEqual([["a.png", "a picture"]]);
    expect(message.attachments.size).toBe(1);
    fake.deny(news, fake.bot, ["AttachFiles"]);
    const refused = channel.send({ files: [{ attachment: Buffer.from("x"), name: "b.txt" }] });
    await expect(refused).rejects.toMatchObject({ code: 50_013 });
    allWell(fake);
  });

  it("fills in what it deferred with its first follow-up, and hands back what it said", async () => {
    const fake = await open();
    const { ada, ben, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([
      {
        name: "topics",
        description: "Topics",
        options: [
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: "add",
            description: "Add",
            options: [{ type: ApplicationCommandOptionType.Integer, name: "n", description: "N" }],
          },
        ],
      },
    ]);
    onCommand(bot, async (interaction) => {
      const { resource } = await interaction.deferReply({
        flags: MessageFlags.Ephemeral,
        withResponse: true,
      });
      await interaction.followUp(
        `${interaction.options.getSubcommand()} ${interaction.options.getInteger("n")}`,
      );
      expect((await interaction.fetchReply()).id).toBe(resource?.message?.id);
      await interaction.followUp({
        content: "pick",
        flags: MessageFlags.Ephemeral,
        components: [
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: "pick",
                options: [{ label: "One", value: "1" }],
              },
            ],
          },
        ],
      });
    });
    on(bot, async (interaction) => {
      if (!interaction.isStringSelectMenu()) return;
      await interaction.deferUpdate();
      await interaction.editReply({ content: `picked ${interaction.values[0]}`, components: [] });
    });
    const came = await fake.slash(news, ben, "topics add", { n: 3 });
    expect((await came.message()).content).toBe("add 3");
    expect(fake.seenBy(news, ada)).toEqual([]);
    const menu = await fake.until(
      () => fake.seenBy(news, ben).find(({ content }) => content === "pick"),
      "the menu",
    );
    await expect(fake.select(menu, "pick", ada, ["1"])).rejects.toThrow("do not see");
    await expect(fake.select(menu, "pick", ben, ["2"])).rejects.toThrow("not among");
    expect((await fake.select(menu, "pick", ben, ["1"])).kind).toBe("deferred update");
    await fake.until(() => (fake.message(menu)?.content === "picked 1" ? true : undefined), "the change");
    await expect(fake.slash(news, ben, "topics")).rejects.toThrow("not complete");
    expect(bot.troubles).toEqual([]);
    allWell(fake);
  });

  it("leaves a person without an answer where nobody acknowledges", async () => {
    const fake = await open({ ackMs: 30 });
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    await bot.client.application.commands.set([{ name: "mute", description: "Says nothing" }]);
    expect((await fake.slash(news, ada, "mute")).kind).toBe("nothing");
  });

  it("has whatever goes wrong with a request go wrong when it is ordered", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake, { rest: { api: `${fake.url}/api`, retries: 0 } });
    const channel = await sendable(bot, news.id);
    const message = await channel.send("first");
    const edit = "PATCH /channels/:channel/messages/:message";
    fake.fault({ on: edit, trouble: { kind: "refused", code: 20_022 } });
    await expect(message.edit("second")).rejects.toMatchObject({ code: 20_022 });
    fake.fault({ on: edit, trouble: { kind: "page", status: 500 } });
    await expect(message.edit("second")).rejects.toMatchObject({ status: 500 });
    fake.fault({ on: edit, trouble: { kind: "dropped" } });
    await expect(message.edit("second")).rejects.toThrow();
    expect(fake.message(message.id)?.content).toBe("first");
    const gate = Promise.withResolvers<void>();
    fake.fault({ on: edit, trouble: { kind: "slow", until: gate.promise } });
    const slow = message.edit("second");
    const changed = new Promise<string>((resolve) => {
      bot.client.on(Events.MessageUpdate, (_, { content }) => resolve(content));
    });
    const said = fake.say(news, ada, "first words");
    fake.rewrite(said, `<@${fake.bot.id}> other words`);
    await changed;
    gate.resolve();
    expect((await slow).content).toBe("second");
    fake.erase(message.id);
    await expect(message.edit("third")).rejects.toMatchObject({ code: 10_008 });
    allWell(fake);
  });

  it("opens a thread under a message, once, and writes in it though it is archived", async () => {
    const fake = await open();
    const { ada, news } = harbour(fake);
    const bot = await login(fake);
    const channel = await bot.client.channels.fetch(news.id);
    if (!channel?.isTextBased() || channel.isDMBased()) throw new Error("That is no channel of a guild.");
    const message = await channel.send("The digest");
    const thread = await message.startThread({ name: "Talk" });
    expect(thread.id).toBe(message.id);
    await expect(
      bot.client.rest.post(`/channels/${news.id}/messages/${message.id}/threads`, {
        body: { name: "Again" },
      }),
    ).rejects.toMatchObject({ code: 160_004 });
    fake.say(thread.id, ada, "hello");
    await thread.setArchived(true);
    const kept = fake.channel(thread.id);
    expect(kept?.isArchived).toBe(true);
    await thread.send("still here");
    expect(kept?.isArchived).toBe(false);
    allWell(fake);
  });

  it("hears in each shard of its own guilds only", async () => {
    const fake = await open();
    const ada = fake.user("ada");
    const guilds = Array.from({ length: 2 }, (_, n) => fake.guild(`Guild ${n}`, { owner: ada }));
    const bots = [
      await login(fake, { shards: [0], shardCount: 2 }),
      await login(fake, { shards: [1], shardCount: 2 }),
    ];
    for (const [n, { client }] of bots.entries())
      expect([...client.guilds.cache.keys()]).toEqual(
        guilds.map(({ id }) => id).filter((id) => Number((BigInt(id) >> 22n) % 2n) === n),
      );
    expect(fake.gateway.connected()).toBe(2);
  });

  it("cannot begin more sessions than a day has", async () => {
    const fake = await open({ identifies: 0 });
    await expect(login(fake)).rejects.toThrow(/session/u);
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
