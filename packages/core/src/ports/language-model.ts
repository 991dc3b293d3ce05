import type { ModelPrompt } from '../reading/model/model-prompt.ts'

/** Raised when a model gave no answer: it is down, slow, refuses, or answers nonsense. The message is one sentence. */
export class ModelFailed extends Error {
  override readonly name = 'ModelFailed'
}

/** A model's answer, and whether it is one kept from before. */
export interface ModelAnswer {
  readonly text: string
  readonly kept: boolean
}

/** Somebody else's language model, asked only when a person says so. */
export interface LanguageModel {
  /** As its endpoint calls it. */
  readonly name: string
  /** The model's answer as it came. Rejects with ModelFailed. */
  ask(prompt: ModelPrompt): Promise<ModelAnswer>
}
