import type { CaseSetting, NumeralProfileName, Place, RegionConvention } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'

/** What of a setting to change; what is left out stays. */
export interface SettingChange {
  readonly numerals?: NumeralProfileName
  readonly regions?: RegionConvention
  /** A place and the larger one that it lies in; null: in none that the case knows. New places are added. */
  readonly place?: { readonly name: string; readonly within: string | null }
}

/** Changes what a case has chosen, as an entry of the ledger; answers follow at once. */
export async function changeSetting(session: CaseSession, change: SettingChange): Promise<CaseSetting> {
  await session.record(({ setting }) => {
    const { place, ...chosen } = change
    return [
      {
        kind: 'setting-changed',
        setting: { ...setting, ...chosen, places: place ? placed(setting.places, place) : setting.places },
      },
    ]
  })
  return session.state.setting
}

function placed(places: readonly Place[], { name, within }: NonNullable<SettingChange['place']>): readonly Place[] {
  const [inner, outer] = [find(places, name), within === null ? null : find(places, within)]
  if (name.trim() === '' || within?.trim() === '') throw new ActRefused('not-allowed', 'a place needs a name')
  const changed: Place = { name: inner?.name ?? name, aliases: inner?.aliases ?? [], within: outer?.name ?? within }
  const others = places.filter((place) => place !== inner)
  const fresh = within !== null && !outer && within !== name ? [{ name: within, aliases: [], within: null }] : []
  return inner
    ? places.map((place) => (place === inner ? changed : place)).concat(fresh)
    : [...others, changed, ...fresh]
}

/** A place by its name or another that the case gives it. */
const find = (places: readonly Place[], name: string): Place | undefined =>
  places.find((place) => [place.name, ...place.aliases].some((each) => fold(each) === fold(name)))

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim()
