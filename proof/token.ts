/** Nobody's: the Bot API of the proof knows it. */
export const PROOF_TOKEN = "4711:AAF-token_of_the_proof_of_chaos";
