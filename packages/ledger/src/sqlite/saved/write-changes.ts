import type { Entry } from '@muster/core'
import type Driver from 'better-sqlite3-multiple-ciphers'
import type { SavedKeys } from './saved-keys.ts'
import { changesOf, type SavedChange, type SavedDate, type SavedVerdict, verdictsWith } from './saved-rows.ts'
import { rows, statement } from './tables.ts'

/** How many pages, claims and claims with a verdict there are more. */
export interface Added {
  readonly sources: number
  readonly claims: number
  readonly judged: number
}

/**
 * Writes what entries add into the tables of the saved state. Each table is written in the order of the entries. `keys`: those
 * of all rows that are there, where they are known; the new ones are added to them.
 */
export function writeChanges(database: Driver, entries: readonly Entry[], keys: SavedKeys | null): Added {
  const writer = new ChangeWriter(database, keys)
  for (const entry of entries) for (const change of changesOf(entry)) writer.write(change)
  return writer.finish()
}

type Of<K extends SavedChange['kind']> = Extract<SavedChange, { kind: K }>

class ChangeWriter {
  readonly #database: Driver
  readonly #keys: SavedKeys | null
  readonly #addSource: ReturnType<Driver['prepare']>
  readonly #addClaim: ReturnType<Driver['prepare']>
  /** Verdicts of claims that these entries judge, written once at the end. */
  readonly #verdicts = new Map<string, readonly SavedVerdict[]>()
  readonly #places = new Map<string, number>()
  /** Claims that these entries propose, held back until it is known how they were judged. */
  readonly #claims = new Map<string, Of<'claim'>>()
  #sources = 0
  #judged = 0

  constructor(database: Driver, keys: SavedKeys | null) {
    this.#database = database
    this.#keys = keys
    this.#addSource = statement(database, 'insert into saved_source (sha256, entry) values (?, ?)')
    this.#addClaim = statement(
      database,
      'insert into saved_claim (id, source, entry, nth, verdicts) values (?, ?, ?, ?, ?)',
    )
  }

  write(change: SavedChange): void {
    switch (change.kind) {
      case 'source':
        this.#sources++
        this.#keys?.add(change.sha256)
        this.#places.set(change.sha256, Number(this.#addSource.run([change.sha256, change.entry]).lastInsertRowid))
        return
      case 'claim':
        if (!this.#isKnown(change.id)) this.#claims.set(change.id, change)
        return
      case 'verdict':
      case 'undone':
        this.#judge(change)
        return
      case 'dated':
        this.#date(change)
    }
  }

  finish(): Added {
    for (const { id, source, entry, nth } of this.#claims.values()) {
      const verdicts = this.#verdicts.get(id)
      this.#keys?.add(id)
      this.#addClaim.run([id, this.#placeOf(source), entry, nth, verdicts ? JSON.stringify(verdicts) : null])
    }
    const judge = statement(this.#database, 'update saved_claim set verdicts = ? where id = ?')
    for (const [claim, verdicts] of this.#verdicts)
      if (!this.#claims.has(claim)) judge.run([JSON.stringify(verdicts), claim])
    return { sources: this.#sources, claims: this.#claims.size, judged: this.#judged }
  }

  #judge(change: Of<'verdict' | 'undone'>): void {
    const before = this.#verdictsOn(change.claim)
    if (before.length === 0) this.#judged++
    this.#verdicts.set(change.claim, verdictsWith(before, change))
  }

  #isKnown(claim: string): boolean {
    if (this.#claims.has(claim)) return true
    if (this.#keys?.mayHave(claim) === false) return false
    return rows(this.#database, 'select 1 from saved_claim where id = ?', claim).length > 0
  }

  #verdictsOn(claim: string): readonly SavedVerdict[] {
    const known = this.#verdicts.get(claim)
    if (known || this.#claims.has(claim)) return known ?? []
    const [row] = rows<{ verdicts: string | null }>(
      this.#database,
      'select verdicts from saved_claim where id = ?',
      claim,
    )
    return row?.verdicts ? (JSON.parse(row.verdicts) as readonly SavedVerdict[]) : []
  }

  #placeOf(sha256: string): number {
    const known = this.#places.get(sha256)
    if (known !== undefined) return known
    const [row] = rows<{ place: number }>(this.#database, 'select place from saved_source where sha256 = ?', sha256)
    const place = row?.place ?? 0
    this.#places.set(sha256, place)
    return place
  }

  #date({ sha256, date }: Of<'dated'>): void {
    const [row] = rows<{ dates: string | null }>(
      this.#database,
      'select dates from saved_source where sha256 = ?',
      sha256,
    )
    const dates = row?.dates ? (JSON.parse(row.dates) as readonly SavedDate[]) : []
    statement(this.#database, 'update saved_source set dates = ? where sha256 = ?').run([
      JSON.stringify([...dates, date]),
      sha256,
    ])
  }
}
