import type { WordClass } from '../../grammar/word.ts'
import { list } from './word-list.ts'

/** The closed classes of English: every word that holds a sentence together and says nothing of the world. */
export const FUNCTION_WORDS: Readonly<Partial<Record<WordClass, readonly string[]>>> = {
  det: list(
    'the a an this these those each every any some all both half no another either neither such several few many most other its their his her our my your whose one’s what',
  ),
  pronoun: list(
    'he she it they we i you him them us me himself herself itself themselves who whom which that those someone somebody everyone everybody anyone anybody nobody none it’s this these there',
  ),
  prep: list(
    'of in on at by for with from into onto to near during since until till after before between among amongst amid amidst against under over through throughout across along around about behind beside besides beyond within without towards toward via per despite except inside outside off above below opposite upon like unlike aboard as than versus following including concerning regarding alongside plus up down out back',
  ),
  conj: list('and or but nor so'),
  sub: list('when while because although though whereas if unless whether where why how once lest whenever wherever'),
  be: list('am is are was were be been being ’s ’re isn’t aren’t wasn’t weren’t'),
  have: list('have has had having ’ve'),
  do: list('do does did'),
  modal: list('will would can could may might must shall should ought ’ll ’d cannot'),
  neg: list('not never n’t'),
  adv: list(
    'also still yet now then already again soon later earlier once twice just only even ever often always recently currently previously subsequently meanwhile however nonetheless nevertheless thus therefore there here today yesterday tomorrow tonight ago away apart together instead alone abroad home else too very quite rather almost nearly perhaps maybe simultaneously separately finally eventually initially immediately allegedly reportedly apparently probably likely presumably overnight far forward further afterwards afterward elsewhere overall well first last least less more much long altogether ashore furthermore moreover otherwise likewise alike hence thereby thereafter thereupon hereby beforehand anyway anew afresh forever inland offshore northward northwards southward southwards eastward eastwards westward westwards',
  ),
}

export const MONTHS = new Set(
  list(
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ),
)
export const WEEKDAYS = new Set(list('monday tuesday wednesday thursday friday saturday sunday'))

/** Nouns of time: a noun phrase with such a head is never a person. */
export const TIME_NOUNS = new Set(
  list(
    'day days week weeks month months year years hour hours minute minutes morning evening night afternoon noon midnight weekend dawn time times period century decade decades spring summer autumn winter fall date moment',
  ),
)

/** Adjectives that a suffix does not give away. */
export const ADJECTIVES = new Set(
  list(
    'occupying invading opposing indiscriminate deliberate disproportionate unprovoked intense heavy fierce new old young last next first second third fourth fifth final late early great large small big high low long short main same own former current ex-military joint mutual full whole total remaining other further additional more fellow senior junior top chief key leading prominent unnamed unarmed armed alive ill sick elderly foreign local federal central northern southern eastern western north south east west southeast southwest northeast northwest regular special civil humanitarian political religious medical young red green white black deputy female male pregnant innocent live living dead alleged suspected self-declared self-proclaimed so-called pro-government pro-russian anti-government government-held rebel-held breakaway besieged strategic several-day missing entire overall initial latest previous recent separate similar certain various numerous heavy fierce brief high-ranking high-profile well-known best-known opposing warring rival rebel enemy islamist jihadist kurdish right-wing left-wing state-run official unknown only clear hard free open true real single double safe good bad poor rich fresh neighboring neighbouring deceased oldest youngest eldest biggest smallest longest highest lowest deadliest worst major minor public private secret sole heavily-armed ethnic wartime nationwide countrywide sweeping island-wide preliminary bilateral comprehensive unconditional unilateral deceased',
  ),
)

/** Nouns with the endings of adjectives. */
export const NOUNS_LIKE_ADJECTIVES = new Set(
  list(
    'withdrawal arrival removal proposal approval refusal denial renewal burial survival dismissal disposal betrayal reprisal rehearsal retrieval appraisal referral rebuttal upheaval trial tribunal hospital capital arsenal signal journal criminal rival animal interval festival agent event moment document statement agreement government parliament department movement settlement ceasefire element incident accident president resident patient client parent student continent attempt consent descent extent content talent assistant merchant tenant servant restaurant infant giant grant plant topic traffic clinic critic republic fabric music logic panic public table cable vehicle article battle castle title circle bottle vessel motive objective initiative offensive detective relative captive fugitive executive representative native archive territory factory victory history memory battery artillery misery theory secretary military january february dictionary library salary summary diary',
  ),
)
