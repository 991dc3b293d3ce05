import { list } from './word-list.ts'

/** Verbs of saying by the stance they lend their content. */
export const SPEECH_CUES = {
  asserted: new Set(
    list(
      'concede say tell clarify announce report state declare confirm claim add note acknowledge admit assert allege maintain insist stress write explain reveal disclose argue recall retort reply respond reiterate warn inform quote cite testify post tweet complain conclude contend emphasise emphasize observe remark underline affirm indicate mention document',
    ),
  ),
  believed: new Set(list('believe think suspect estimate assume fear consider presume reckon understand')),
  speculated: new Set(list('speculate suggest suppose insinuate hint')),
  denied: new Set(list('deny reject dismiss refute dispute rebut')),
} as const

/** Verbs whose infinitive or that-clause wishes, asks or bargains for a thing: nothing has happened. */
export const WISH_VERBS = new Set(
  list(
    'demand urge ask call appeal request want hope seek wish need expect plead beg invite press push propose offer threaten vow try attempt aim consider discuss negotiate encourage recommend advise require intend continue prepare plan help order instruct fail refuse decline agree promise pledge undertake work favour favor support oppose await include ensure facilitate direct authorise authorize allow mediate broker desire struggle decide order seek condition wait',
  ),
)
/** Of those, the ones after which the thing did happen. */
export const DONE_VERBS = new Set(
  list(
    'begin start manage use help force continue proceed come go appear seem happen decide be have facilitate enable',
  ),
)

/** Nouns that take a release or a handover as a topic only: 'talks on the release of', 'a call for the release of'. */
export const TOPIC_NOUNS = new Set(
  list(
    'procedure procedures mechanism mechanisms system method methods means way ways purpose aim goal idea talks negotiations call calls appeal appeals demand demands request efforts effort hope hopes deal agreement accord accords pact pacts understanding memorandum treaty plan proposal list lists principle issue question terms possibility prospect mechanism negotiation conditions campaign mediation discussions process framework document protocol condition exchange date talk bid plea pressure ransom guarantees proposal offer',
  ),
)

/** Hedges in a clause and the stance they give it. */
export const HEDGES: Readonly<Record<string, 'believed' | 'speculated'>> = {
  reportedly: 'believed',
  allegedly: 'believed',
  apparently: 'believed',
  believed: 'believed',
  thought: 'believed',
  presumed: 'believed',
  feared: 'believed',
  rumoured: 'believed',
  rumored: 'believed',
  unconfirmed: 'believed',
  unverified: 'believed',
  probably: 'believed',
  likely: 'believed',
  suspected: 'believed',
  supposedly: 'believed',
  purportedly: 'believed',
  presumably: 'believed',
  seemingly: 'believed',
  ostensibly: 'believed',
  estimated: 'believed',
  may: 'speculated',
  might: 'speculated',
  could: 'speculated',
  possibly: 'speculated',
  perhaps: 'speculated',
  maybe: 'speculated',
}

/** Sources that can not be told apart: their word is the article's, believed. */
export const NAMELESS_SOURCES = new Set(list('reports report sources source media rumours rumors accounts'))

/** Titles and roles before or after a person's name. */
export const TITLES = new Set(
  list(
    'president minister secretary spokesman spokeswoman spokesperson commander general colonel major lieutenant captain admiral brigadier chief head leader director ambassador envoy premier chancellor king prince emir sheikh mr mrs ms dr sir gen col lt capt maj adm rear vice deputy foreign defence defense prime interior sen rep senator governor mayor judge prosecutor ombudsman ombudswoman ombudsperson coordinator representative chairman chairwoman adviser advisor negotiator mediator professor analyst father bishop archbishop cardinal pope imam ayatollah mullah sgt sergeant administrator pastor reverend sister councillor councilor corporal private cpl pvt constable inspector superintendent pilot navigator consul attaché attache diplomat naib subedar havildar sepoy naik jawan lance ensign ataman warrant comrade ustad journalist reporter photographer cameraman activist lawyer engineer nurse',
  ),
)

/** Nouns that can say something, besides persons, names and forces. */
export const SOURCE_NOUNS = new Set(
  list(
    'spokesman spokeswoman spokesperson ministry office commission agency group organisation organization headquarters staff committee council department bureau embassy service statement report media newspaper television station army military government police observatory activists monitors monitor observers hospitals doctors medics relatives journalists reporters agencies groups organisations organizations commanders officers diplomats mediators negotiators defender aides aide villagers locals mission union federation party movement command hospital authorities presidency sources source reports kremlin statement communique broadcaster secretary chief head director commander adviser advisor analysts experts residents witnesses lawyer campaigners network association foundation body outlet channel daily deputy charity charities ngo ngos faction affiliate offshoot wing branch front alliance coalition bloc watchdog institute union unions wife husband mother father brother sister son daughter widow cousin uncle relative parents families opposition resistance rebellion insurgency junta probe investigation inquiry study survey assessment centre center room republic administration cabinet parliament directorate secretariat brigade battalion regiment corps gendarmerie navy authority board panel diocese church rescuers investigators prosecutors',
  ),
)

/** Bodies that issue texts of their own. */
export const ISSUING_NOUNS = new Set(
  list(
    'ministry office commission committee department bureau embassy mission delegation secretariat staff headquarters presidency council representative chairman ombudsman spokesman spokesperson directorate government subcommittee prosecutor minister ambassador command',
  ),
)
/** Words by which a text calls itself a release. */
export const RELEASE_WORDS =
  /\b(?:for immediate release|press release|communiqu[eé]|(?:daily|weekly|situation) (?:bulletin|report)|official statement|statement (?:by|of|from)|press statement|note verbale)\b/iu
/** The first line of a letter. */
export const LETTER_OPENINGS =
  /^(?:excellency|(?:dear )?(?:sir|madam)|mr\.? president|dear \p{L}+(?: \p{L}+){0,3}),?$|^(?:I|we) have the honou?r to|^(?:I|we) (?:write|am writing|are writing) to/iu
