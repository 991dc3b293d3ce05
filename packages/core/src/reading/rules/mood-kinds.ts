import type { Stance } from '../../claims/kinds.ts'

/** How a verb's happening is put: as done, planned, hedged, denied (RD13), or only wished, promised or refused (RD14). */
export type Mood =
  | { readonly mood: 'stated'; readonly stance: Stance | null }
  | { readonly mood: 'promised' | 'refused' | 'wished' | 'conditional'; readonly why: string; readonly verb: number }

/** As it is said, with the stance that the words lend it. */
export const stated = (stance: Stance | null): Mood => ({ mood: 'stated', stance })
/** Words that put what follows into the time to come. */
export const PLAN_WORDS = new Set(
  'due set expected scheduled slated about planned poised likely supposed meant'.split(' '),
)
