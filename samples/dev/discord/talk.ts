/** The pretended Discord as the page takes it: what stands in its channels, what people do there. */
import { z } from "zod";
import type { Came } from "../../../test/kit/discord/acts.ts";
import { allComponents } from "../../../test/kit/discord/components.ts";
import type { FakeDiscord } from "../../../test/kit/discord/discord.ts";
import { asObjects, asText, type Json } from "../../../test/kit/discord/form.ts";
import type { User } from "../../../test/kit/discord/world.ts";
import { Refused, type Talk } from "../serve.ts";
import { viewOf, viewsOf, type Scene, type View } from "./scene.ts";
import { isBotIn, shownOf } from "./shown.ts";

const bySchema = z.object({ view: z.string(), as: z.string() });
const sayingSchema = z.object({
  text: z.string().min(1).max(2000),
  replyTo: z.string().optional(),
  pings: z.boolean().default(true),
});
const slashSchema = z.object({ name: z.string(), text: z.string() });
const pressSchema = z.object({ on: z.string(), data: z.string() });
const aboutSchema = z.object({ on: z.string(), name: z.string() });
const submitSchema = z.object({ form: z.string(), values: z.record(z.string(), z.string()) });

const TEXT_INPUT = 4;
const PARAGRAPH = 2;

/** A modal as the page shows it: one line, or many, under each label. */
const formOf = ({ interaction, modal }: Came) => {
  const labels = new Map(
    asObjects(modal["components"]).map((one) => [asObjects([one["component"]])[0]?.["custom_id"], one]),
  );
  const fieldOf = (field: Json) => ({
    id: asText(field["custom_id"]),
    label: asText(labels.get(field["custom_id"])?.["label"] ?? field["label"]),
    isLong: field["style"] === PARAGRAPH,
    isRequired: field["required"] !== false,
    most: field["max_length"],
    value: asText(field["value"]),
    placeholder: asText(field["placeholder"]),
  });
  const fields = allComponents(asObjects(modal["components"])).filter(({ type }) => type === TEXT_INPUT);
  return { id: interaction, title: asText(modal["title"]), fields: fields.map(fieldOf) };
};

interface By {
  readonly view: View;
  readonly who: User;
}

/** What people do, each as somebody somewhere; the fake's own words say what cannot be done. */
const doing = (fake: FakeDiscord, scene: Scene): Talk["deeds"] => {
  const forms = new Map<string, Came>();
  const told = (came: Came): object => {
    if (came.kind === "nothing") return { notice: "The application did not respond." };
    if (came.kind !== "modal") return {};
    forms.set(came.interaction, came);
    return { form: formOf(came) };
  };
  const by =
    (deed: (by: By, body: unknown) => object | Promise<object>) =>
    async (body: unknown): Promise<object> => {
      const { view: key, as } = bySchema.parse(body);
      const channel = fake.channel(key);
      if (!channel) throw new Refused("There is no such channel.");
      const view = viewOf(fake, scene, channel);
      const who = view.speakers.find(({ id }) => id === as);
      if (!who) throw new Refused("That person is not here.");
      try {
        return await deed({ view, who }, body);
      } catch (error) {
        throw error instanceof Error && !(error instanceof z.ZodError) ? new Refused(error.message) : error;
      }
    };
  const place = ({ view }: By) => view.channel;
  return {
    "/say": by((at, body) => {
      const { text, replyTo, pings } = sayingSchema.parse(body);
      const words = text.replaceAll(/@Tidings\b/giu, `<@${fake.bot.id}>`);
      if (!at.view.kind.startsWith("forum")) {
        fake.say(place(at), at.who, words, { pings, ...(replyTo !== undefined && { replyTo }) });
        return {};
      }
      const post = fake.thread(place(at), text.split("\n", 1).join("").slice(0, 100), at.who);
      fake.say(post, at.who, words);
      return { view: post.id };
    }),
    "/slash": by(async (at, body) => {
      const { name, text } = slashSchema.parse(body);
      return told(await fake.slash(place(at), at.who, name, text === "" ? {} : { text }));
    }),
    "/complete": by(async (at, body) => {
      const { name, text: typed } = slashSchema.parse(body);
      const { choices } = await fake.autocomplete(place(at), at.who, name, { option: "text", typed });
      return { choices };
    }),
    "/press": by(async (at, body) => {
      const { on, data } = pressSchema.parse(body);
      return told(await fake.press(on, data, at.who));
    }),
    "/about": by(async (at, body) => {
      const { on, name } = aboutSchema.parse(body);
      return told(await fake.messageCommand(place(at), at.who, name, on));
    }),
    "/submit": by(async (_, body) => {
      const { form, values } = submitSchema.parse(body);
      const came = forms.get(form);
      if (!came) throw new Refused("That form is not open any more.");
      const answer = told(await fake.submit(came, values));
      forms.delete(form);
      return answer;
    }),
    "/presence": by(({ view, who }) => {
      const isHere = isBotIn(fake, scene, view);
      if (view.channel.guild === undefined) who.takesDms = !isHere;
      else if (isHere) fake.kick(scene.guild);
      else fake.invite(scene.guild);
      return {};
    }),
  };
};

const TYPED_FOR = 10_000;

/** Typing is seen for ten seconds, or until something is said there. */
const typingIn = ({ calls }: FakeDiscord) => {
  const until = new Map<string, number>();
  let read = 0;
  return ({ channel }: View): boolean => {
    for (const { route, path } of calls.slice(read)) {
      const [, id = ""] = /^\/channels\/(\d+)\//u.exec(path.replace(/^.*?(?=\/channels\/)/u, "")) ?? [];
      if (route.endsWith("/typing")) until.set(id, performance.now() + TYPED_FOR);
      else until.delete(id);
    }
    read = calls.length;
    return (until.get(channel.id) ?? 0) > performance.now();
  };
};

export const discordTalk = (fake: FakeDiscord, scene: Scene): Talk => {
  const isTyping = typingIn(fake);
  return {
    platform: "Discord",
    told: () =>
      viewsOf(fake, scene).map((view) => ({ ...shownOf(fake, scene, view), isTyping: isTyping(view) })),
    deeds: doing(fake, scene),
    file: (query) =>
      fake.message(query.get("message") ?? "")?.attachments.find(({ id }) => id === query.get("id"))?.bytes,
  };
};
