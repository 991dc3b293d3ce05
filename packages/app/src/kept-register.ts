import { type CaseState, type Head, type Register, RegisterBook, type RegisterQuestion, replay } from '@muster/core'
import type { CaseStore } from './case-session.ts'
import { programDigest } from './program-digest.ts'
import { rereadUnder } from './reread-counts.ts'

/** The name under which a store keeps registers; another form of the blocks gets another number. */
const PART = 'register 1'
/** Claims from which a register takes so long that it is kept; of a smaller case it is there at once. */
const FEWEST_CLAIMS = 5_000
/** Days ahead for which a register is worked out before a case is closed, and how long that may take. */
const DAYS_AHEAD = 7
const MILLISECONDS_AHEAD = 3_000
/** Registers that differ from day to day and are longer than this together are kept for fewer days. */
const MOST_CHARACTERS = 100_000_000

/** The first block: by whom the others were worked out, and which of them answers which question. */
interface Contents {
  readonly program: string
  readonly answers: Readonly<Record<string, number>>
}

/** A register but for the days that it was asked for: for many days it is the same. */
type DaylessRegister = Omit<Register, 'trueAt' | 'knownBy'>

export type Ask = (question: RegisterQuestion) => Register

const keyOf = ({ trueAt, knownBy, standing }: RegisterQuestion): string => `${trueAt} ${knownBy} ${standing}`
const questionIn = (key: string): RegisterQuestion => {
  const [trueAt = '', knownBy = '', standing] = key.split(' ')
  return { trueAt, knownBy, standing: standing as RegisterQuestion['standing'] }
}

/**
 * The register that was asked for last, kept beside the ledger with those of the days to come, so that the first one of an
 * open case need not go through all claims. It counts only at the head that it is of and for the program that gave it.
 * Nothing here is needed: whatever fails is left, and the register worked out.
 */
export class KeptRegister {
  readonly #store: CaseStore
  readonly #fewest: number
  /** The question that is kept at a head, by this program. */
  #kept: { readonly head: Head; readonly question: RegisterQuestion; readonly ahead: boolean } | null = null

  constructor(store: CaseStore, fewest = FEWEST_CLAIMS) {
    this.#store = store
    this.#fewest = fewest
  }

  /** The register of a state that was kept for a question; null when there is none. */
  async read(state: CaseState, question: RegisterQuestion): Promise<Register | null> {
    if (!this.#isLarge(state)) return null
    const part = await this.#store.saved?.readPart(PART).catch(() => null)
    if (part?.head.hash !== state.head.hash) return null
    try {
      const contents = JSON.parse(part.blocks[0] ?? '') as Contents
      const block = contents.program === programDigest() ? contents.answers[keyOf(question)] : undefined
      const kept = block === undefined ? null : (JSON.parse(part.blocks[block] ?? '') as DaylessRegister)
      return kept && { trueAt: question.trueAt, knownBy: question.knownBy, ...kept }
    } catch {
      return null
    }
  }

  /** Keeps the register of a state for a question, unless it is kept already. */
  async keep(state: CaseState, question: RegisterQuestion, register: Register): Promise<void> {
    if (this.#kept?.head.hash === state.head.hash && keyOf(this.#kept.question) === keyOf(question)) return
    await this.#save(state, { question, ahead: false }, (blocks) => blocks.put(register))
  }

  /** Before a case is closed: keeps what was asked last as it is now, and as it will be on the days to come. */
  async keepAhead(state: CaseState, question: RegisterQuestion, ask: Ask): Promise<void> {
    if (this.#kept?.head.hash === state.head.hash && this.#kept.ahead) return
    await this.#save(state, { question, ahead: true }, (blocks) => {
      const start = performance.now()
      for (let day = 0; day <= DAYS_AHEAD; day++) {
        blocks.put(ask({ ...question, trueAt: later(question.trueAt, day), knownBy: later(question.knownBy, day) }))
        if (performance.now() - start > MILLISECONDS_AHEAD || blocks.length > MOST_CHARACTERS) return
      }
    })
  }

  #isLarge({ proposals }: CaseState): boolean {
    return proposals.size >= this.#fewest
  }

  async #save(
    state: CaseState,
    kept: { readonly question: RegisterQuestion; readonly ahead: boolean },
    fill: (blocks: RegisterBlocks) => void,
  ): Promise<void> {
    const { saved } = this.#store
    if (!saved || !this.#isLarge(state)) return
    try {
      const { head } = state
      const blocks = new RegisterBlocks()
      fill(blocks)
      const changed = blocks.all()
      if (await saved.savePart(PART, null, { head, count: changed.size, changed })) this.#kept = { head, ...kept }
    } catch {
      // A full disk, a busy file, a register too long for one text: the next program works it out.
    }
  }
}

/** Registers as texts, one at a time in memory; those that differ in nothing but their days lie in one block. */
class RegisterBlocks {
  readonly #texts: string[] = []
  readonly #answers: Record<string, number> = {}

  /** Puts a register in. Throws RangeError when it is too long for one text. */
  put({ trueAt, knownBy, ...rest }: Register): void {
    const text = JSON.stringify(rest satisfies DaylessRegister)
    const known = this.#texts.indexOf(text)
    this.#answers[keyOf({ trueAt, knownBy, standing: rest.standing })] = known < 0 ? this.#texts.push(text) : known + 1
  }

  /** Characters in all of them. */
  get length(): number {
    return this.#texts.reduce((sum, text) => sum + text.length, 0)
  }

  all(): ReadonlyMap<number, string> {
    const contents = JSON.stringify({ program: programDigest(), answers: this.#answers } satisfies Contents)
    return new Map([contents, ...this.#texts].entries())
  }
}

const DAY = 86_400_000
const later = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/**
 * Where a register that is kept is not the one that the ledger gives at its head; null when it is, when none is kept, or none
 * by this program, which shows nobody else's.
 */
export async function differentRegister(store: CaseStore): Promise<string | null> {
  const part = await store.saved?.readPart(PART)
  const before = part && (await store.saved?.read())
  if (!part || !before || before.head.seq > part.head.seq) return null
  const entries = []
  for await (const entry of store.read(before.head.seq)) if (entry.seq <= part.head.seq) entries.push(entry)
  const state = replay(before, entries)
  const book = new RegisterBook(state, { reread: rereadUnder(state.setting.numerals) })
  const wrong = 'what is saved of the register is not what the ledger says'
  try {
    const contents = JSON.parse(part.blocks[0] ?? '') as Contents
    if (contents.program !== programDigest()) return null
    for (const [key, block] of Object.entries(contents.answers)) {
      const { trueAt, knownBy, ...rest } = book.ask(questionIn(key))
      if (JSON.stringify(rest) !== part.blocks[block]) return `${wrong} as of ${trueAt}, known by ${knownBy}`
    }
    return null
  } catch {
    return wrong
  }
}
