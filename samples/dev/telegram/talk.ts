/** The pretended Telegram as the page takes it: what stands in its chats, what people do there. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { FakeTelegram } from "../../../test/kit/telegram/telegram.ts";
import { Refused, type Talk } from "../serve.ts";
import type { Scene, View } from "./scene.ts";
import { isBotIn, shownOf } from "./shown.ts";

const sayingSchema = z.object({
  view: z.string(),
  as: z.coerce.number(),
  text: z.string().max(4096),
  replyTo: z.coerce.number().optional(),
  file: z.object({ name: z.string(), text: z.string() }).optional(),
});
const pressSchema = z.object({
  view: z.string(),
  as: z.coerce.number(),
  on: z.coerce.number(),
  data: z.string(),
});
const presenceSchema = z.object({ view: z.string() });

const TYPED_FOR = 5000;
const placeOf = (chat: unknown, thread: unknown): string =>
  JSON.stringify([Number(chat), Number(thread ?? 0)]);

/** Typing is seen for five seconds, or until something is said. */
const typingIn = ({ calls }: FakeTelegram, views: readonly View[]) => {
  const until = new Map<string, number>();
  let read = 0;
  return ({ chat, thread }: View): boolean => {
    for (const { method, params } of calls.slice(read)) {
      const place = placeOf(params["chat_id"], params["message_thread_id"]);
      if (method === "sendChatAction") until.set(place, performance.now() + TYPED_FOR);
      // An edit does not say in which topic it is.
      else if (method === "editMessageText")
        for (const { thread } of views) until.delete(placeOf(params["chat_id"], thread));
      else until.delete(place);
    }
    read = calls.length;
    return (until.get(placeOf(chat.id, thread)) ?? 0) > performance.now();
  };
};

const doing = (fake: FakeTelegram, { ada, views }: Scene): Talk["deeds"] => {
  const { people } = fake;
  const viewOf = (key: string): View => {
    const view = views.find((one) => one.key === key);
    if (!view) throw new Refused("There is no such chat.");
    return view;
  };
  const speakerIn = ({ speakers }: View, as: number) => {
    const speaker = speakers.find(({ id }) => id === as);
    if (!speaker) throw new Refused("That person is not here.");
    return speaker;
  };
  return {
    "/say": (body) => {
      const { view: key, as, text, replyTo, file } = sayingSchema.parse(body);
      const view = viewOf(key);
      people.say(view.chat, speakerIn(view, as), text, {
        ...(replyTo !== undefined && view.chat.said.has(replyTo) && { replyTo }),
        ...(view.thread !== undefined && { thread: view.thread }),
        ...(file && { file }),
      });
      return {};
    },
    /** Answered with what the person would see pop up. */
    "/press": async (body) => {
      const { view: key, as, on, data } = pressSchema.parse(body);
      const view = viewOf(key);
      const { press } = people.press(view.chat, on, data, speakerIn(view, as));
      for (let tries = 0; tries < 300; tries++) {
        const known = fake.presses.get(press);
        if (known?.isOver) return { notice: known.answer };
        await pause(50);
      }
      return { notice: "The bot did not answer the press within 15 seconds." };
    },
    "/presence": (body) => {
      const view = viewOf(presenceSchema.parse(body).view);
      const isHere = isBotIn(fake, view);
      const [first = ada] = view.speakers;
      if (view.chat.type === "private") people.block(first, isHere);
      else if (isHere) people.place(view.chat, ada, "kicked");
      else people.place(view.chat, ada, view.chat.type === "channel" ? "administrator" : "member");
      return {};
    },
  };
};

export const telegramTalk = (fake: FakeTelegram, scene: Scene): Talk => {
  const isTyping = typingIn(fake, scene.views);
  return {
    platform: "Telegram",
    told: () => scene.views.map((view) => shownOf(fake, view, isTyping(view))),
    deeds: doing(fake, scene),
    file: (query) =>
      fake.chats.get(Number(query.get("chat")))?.said.get(Number(query.get("message")))?.document?.bytes,
  };
};
