import {
  type Answered,
  claimIdOf,
  claimsOfAnswers,
  identifyClaims,
  type LanguageModel,
  ModelFailed,
  promptsFor,
  type Refusal,
  tellTheSame,
} from '@muster/core'
import type { PageHint } from '@muster/intake'
import { basesById, type PageReading, type ReadOptions, readFilePage } from './read-page.ts'

/** What a model was asked on one page and what came of it. */
export interface ModelReport {
  readonly name: string
  readonly asked: number
  /** How many of the answers were kept from before. */
  readonly kept: number
  readonly proposed: number
  /** Claims of the model that the reader's own rules had found already. */
  readonly agreed: number
  readonly refused: readonly Refusal[]
  /** Why the model stopped answering, in one sentence; null: it did not. */
  readonly failed: string | null
}

export type ModelPageReading = PageReading & { readonly model: ModelReport }

/**
 * Reads a page by the rules, then asks a model what else it tells (RD72). The model's claims stand beside those of the
 * rules and never in their place; whatever becomes of the model, the reading by the rules is whole.
 */
export async function readPageWithModel(
  bytes: Uint8Array,
  hint: PageHint,
  options: ReadOptions,
  model: LanguageModel,
): Promise<ModelPageReading> {
  const reading = await readFilePage(bytes, hint, options)
  const { page, sha256 } = reading
  const answers: Answered[] = []
  let kept = 0
  let failed: string | null = null
  for (const prompt of promptsFor(page)) {
    try {
      const answer = await model.ask(prompt)
      kept += answer.kept ? 1 : 0
      answers.push({ prompt, answer: answer.text })
    } catch (error) {
      if (!(error instanceof ModelFailed)) throw error
      failed = error.message
      break
    }
  }
  const { setting, lang } = options
  const task = { source: sha256, page, setting, referenceDate: options.referenceDate ?? page.published, lang }
  const told = claimsOfAnswers(task, model.name, answers)
  const fresh = told.claims.filter((claim) => !reading.claims.some((own) => tellTheSame(own, claim)))
  const own = new Set(reading.claims.map((claim) => claim.id))
  const claims = identifyClaims(sha256, fresh).filter((claim) => !own.has(claim.id))
  const ids = new Set(claims.map((claim) => claim.id))
  const bases = basesById(sha256, told)
  return {
    ...reading,
    claims: [...reading.claims, ...claims],
    bases: { ...bases, ...reading.bases },
    model: {
      name: model.name,
      asked: answers.length,
      kept,
      proposed: claims.length,
      agreed: told.claims.filter((claim) => !ids.has(claimIdOf(sha256, claim))).length,
      refused: told.refused,
      failed,
    },
  }
}
