/** Questions of our own about the sample newsroom: answered by a passage that has these words, or by an honest no. */

export interface Told {
  readonly question: string;
  /** Each must stand in what is answered. */
  readonly words: readonly RegExp[];
}

export const answerable: readonly Told[] = [
  { question: "Why was the harbour tunnel closed?", words: [/water (?:broke|entered)/iu] },
  { question: "Who said the seal failed?", words: [/Maren Holt/u] },
  { question: "How many teachers voted for the offer?", words: [/61 percent/u] },
  { question: "When do the schools open again?", words: [/Monday/u] },
  { question: "By how much was the herring quota cut?", words: [/a tenth/u] },
  { question: "Who won the election in Lower Marsh?", words: [/Harbour List/u] },
  {
    question: "What did Ilse Marant say about a rate cut?",
    words: [/cut in spring was possible|cut was possible in spring/u],
  },
  { question: "How many people were on board the Anselm?", words: [/86 people/u] },
  { question: "What happened to the lighthouse on Gull Rock?", words: [/dark for four hours/u] },
  { question: "Who paid for the sleep study?", words: [/health fund/u] },
  { question: "¿Cuánto costaría la línea directa con Farhaven?", words: [/seis millones/u] },
  { question: "Wie viele Pfeifen wurden ersetzt?", words: [/118/u] },
];

export const offTopic: readonly string[] = [
  "Who won the chess tournament?",
  "What is the capital of Peru?",
  "How do I bake sourdough bread?",
  "When is the next solar eclipse?",
  "What did the pope say yesterday?",
  "Which telephone should I buy?",
];

/** About people and things that the articles have; the answer is not there. */
export const nearMisses: readonly string[] = [
  "What did Lindqvist & Sons say about the seal?",
  "How many people drowned in the tunnel?",
  "Who bought the third carving?",
  "How much did the footbridge cost?",
  "When will the Maribel be repaired?",
  "What is the name of Edda Rook's deputy?",
];
