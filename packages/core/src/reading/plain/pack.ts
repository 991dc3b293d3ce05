import type { Duty, Stance } from '../../claims/kinds.ts'
import type { Modifier, VagueWord } from '../../claims/numerals.ts'

/**
 * Words of a pack are written as data: alternatives parted by '|'; a '-' at the end lets any ending follow ('погиб-');
 * a phrase is several such words parted by one space. All in lower case.
 */
export type Forms = string

/** What a party does in a clause, as its ending or the word beside it says. */
export type Case = 'nom' | 'acc' | 'gen' | 'dat' | 'ins' | 'abl' | 'loc'

/** The names by which a language calls a party of the general vocabularies. */
export interface PackName {
  /** Nouns: 'STEM:DECLENSION', or a whole phrase without a declension. Parted by '|'. */
  readonly nouns: string
  /** Adjectives and names of its people. */
  readonly people?: Forms
}

/**
 * All that the engine needs to know of a language. A linguist writes one such value and its cases; nothing else changes.
 * docs/languages.md tells how.
 */
export interface LanguagePack {
  readonly lang: string
  /** What an apostrophe or a hyphen does inside a word: part off an ending, or nothing. */
  readonly apostrophe: 'ending' | 'letter' | 'mark'
  readonly hyphenEnding: boolean
  readonly dotlessI: boolean
  /** The verb closes its clause: people are looked for before it. */
  readonly verbLast: boolean
  /** Words that no other language of the packs writes so often; for a page that does not name its language. */
  readonly telltale: string
  readonly script: RegExp
  readonly abbreviations: string

  readonly numbers: {
    /** Value and its forms: [3, 'три|трёх|трое']. */
    readonly small: readonly (readonly [number, Forms])[]
    /** What a number before them is multiplied by. */
    readonly units: readonly (readonly [number, Forms])[]
    /** 'dozens', 'hundreds'. */
    readonly plurals: readonly (readonly [number, Forms])[]
    readonly vague: readonly (readonly [VagueWord, Forms])[]
    readonly before: readonly (readonly [Modifier, Forms])[]
    readonly after: readonly (readonly [Modifier, Forms])[]
    readonly all: Forms
    /** 'from 15 to 20': what stands before the lower end of a range, if anything, and what between the two. */
    readonly rangeFrom: Forms
    readonly rangeTo: Forms
    /** What joins the halves of an exchange: '90 на 90', '90 por 90'. */
    readonly versus: Forms
    /** 'and' inside a number: 'treinta y dos'. */
    readonly joins: Forms
    readonly more: Forms
    /** Words before a number that make it a name or an age. */
    readonly labels: Forms
  }

  /** What the claim calls them, and the words for them. */
  readonly people: readonly (readonly [what: string, words: Forms])[]
  /** 'its own': the people of whoever acts. */
  readonly own: Forms
  /** 'our': the people of whoever speaks. */
  readonly ours: Forms
  /** 'we' before a verb: whoever speaks does it. */
  readonly we?: Forms
  /** One of them: the noun without a number then counts one. */
  readonly one: Forms
  /** Nouns that are adjectives behind another noun: 'transporte militar'. */
  readonly alsoAdjectives?: Forms
  /** Ranks and other nouns that with a name after them are one person: 'əsgər Əliyev'. */
  readonly named?: Forms
  readonly bodies: Forms
  /** The dead as a word beside a number: whoever hands over '397 загиблих військових' hands over bodies. */
  readonly dead: Forms
  /** Things that verbs of freeing, taking and giving are said of. */
  readonly things: Forms
  /** Words that may stand between a number and its noun. */
  readonly between: Forms
  /** Endings of adjectives that may stand there too, where they tell one. */
  readonly adjective?: RegExp
  /** The ending of a verb whose clause is made a noun: its doer stands in the genitive. */
  readonly verbalNoun?: RegExp
  /** The country that a page in the language means where it names one other party alone; none where many countries speak it. */
  readonly home?: string
  /** Against whom that country stands, where the page names nobody else. */
  readonly against?: string
  /** The ending of people called by where they live: 'двух челябинцев'. */
  readonly inhabitants?: RegExp
  /** The ending of a whole of which a number after it counts some: '20 esirden 7'si'. */
  readonly partitive?: RegExp
  /** Only a preposition makes a genitive. */
  readonly prepositional?: true
  /** The owner in the genitive stands before what it owns, wherever the verb stands. */
  readonly ownerFirst?: true
  /** The ending that makes a number stand for people: '26-ը'. */
  readonly numberAlone?: RegExp
  /** A verb without a subject has that of the sentence before: 'Entre otros, secuestraron a nueve'. */
  readonly dropsSubject?: true
  /** 'forces', 'army', 'side', 'government' beside the name of a party: they act for it. */
  readonly forces: Forms
  readonly forceCases: readonly (readonly [ending: string, role: Case])[]

  readonly declensions: Readonly<Record<string, readonly (readonly [endings: string, roles: string])[]>>
  /** Words before a name that give its role. */
  readonly before: readonly (readonly [Case, Forms])[]
  /** Words after it. */
  readonly after: readonly (readonly [Case, Forms])[]
  readonly names: Readonly<Record<string, PackName>>

  /** What reports call the armed group of a page, written as a name's nouns are: 'la guerrilla', 'боевики'. */
  readonly rebels: Forms
  /** 'the government', 'the army': the state that the page's one armed group fights, where no other owner stands beside it. */
  readonly government?: Forms
  /** 'the enemy', 'the occupiers': the one adversary that a page names, whoever says so; nobody where it names none. */
  readonly foe?: Forms

  /**
   * Events by 'kind frame form company': frame says who stands where — act (doer does it to people), pass (people have it
   * done to them), go (people do it), get (doer receives people), swap (sides exchange); form is fin, plan, inf, noun or
   * part and fin when left out; company names a list of `company` of which one word must stand in the clause.
   */
  readonly events: Readonly<Record<string, Forms>>
  readonly company: Readonly<Record<string, Forms>>
  readonly duties: readonly (readonly [Duty, Forms])[]
  readonly charges: Forms
  readonly roles: Forms

  /** 'rejects these accusations', 'denies this': what is said of whoever denies is no deed of its own telling. */
  readonly denies: Forms
  /** 'stopped', 'suspended': the attacks beside it are over. */
  readonly stops: Forms
  readonly not: Forms
  /** 'none of': what it speaks of befell nobody. */
  readonly none: Forms
  readonly planned: Forms
  /** Demands and calls: what they ask for has not happened. */
  readonly asked: Forms
  readonly ifs: Forms
  readonly stances: readonly (readonly [Stance, Forms])[]
  readonly and: Forms
  /** 'of them', 'among them', 'including': the people after it are some of those before. */
  readonly ofThem: Forms
  /** 'the sides', 'both parties': who agrees where no name is given. */
  readonly sides: Forms
  /** 'between the two': what stands between parties is of both. */
  readonly amongTwo: Forms
  /** 'the agreement', 'the statement': what it provides, both have undertaken. */
  readonly agreements: Forms
  /** Between a part and its whole: '42 из 44', 'siete de los 20'. */
  readonly ofWhole: Forms
  /** Pronouns for people that were told of: 'los tenía en su poder', 'удерживали их'. */
  readonly them: Forms
  /** The same for one person: 'він', 'его'. */
  readonly single: Forms
  /** 'they', as a subject: whom the sentence before told of. */
  readonly they: Forms
  /** 'as a result': the dead after it are those of the attack that was told of before. */
  readonly outcome: Forms
  /** Before a number that holds for each: 'по 303'. */
  readonly apiece: Forms
  /** 'the same number of': as many as were told of before. */
  readonly sameNumber: Forms
  /** 'managed to', 'was able to': what the infinitive after it names was done. */
  readonly managed: Forms
  /** 'in return': what is told after it goes the other way of what was told before. */
  readonly inReturn: Forms
  /** 'in return for', beside the people given for others: before them, or after where the owner stands first. */
  readonly price: Forms
  /** 'by the mediation of': whoever mediates holds and frees nobody. */
  readonly mediation: Forms
  /** 'the number of': a figure after the verb counts who is named before it. */
  readonly totals: Forms
  /** 'each': a figure of an exchange holds for either side. */
  readonly each: Forms
  /** Words before a noun of freeing or exchange that only speak of it: 'after the exchange'. */
  readonly about: Forms
  /** The same after it: 'esir takası anlaşması'. */
  readonly aboutAfter: Forms
  readonly relative: Forms
  /** 'said', 'reported'. */
  readonly says: Forms
  /** Words between 'said' and whoever says it: 'earlier', 'today', 'in turn'. */
  readonly asides: Forms
  /** 'according to'. */
  readonly accordingTo: Forms
  readonly accordingAfter: Forms
  /** Pronouns, statements and offices without a name that stand for whoever spoke last: 'он', 'məlumata görə', 'bakanlık'. */
  readonly sameSaid: Forms
  /** Words of a statement after whose it is: 'yapılan açıklamada', 'sözlərinə'. */
  readonly statements: Forms
  /** Participles of saying before a speaker's name: 'aktaran Zelenskiy'. */
  readonly sayers?: Forms
  /** Verbs of agencies that pass on what others said. */
  readonly passesOn?: Forms
  /** 'ki' after a verb of saying: its subject stands before it. */
  readonly that?: Forms
  /** The endings of a person's family name. */
  readonly nameEnding?: RegExp
  /** What is cut from the last word of a speaker: 'Bakanlığından'. */
  readonly speakerEnding?: RegExp
  /** The ending of where it was said: 'konfransında'. */
  readonly placeEnding?: RegExp
  /** 'this was said by', of the sentence before. */
  readonly thisSaid: Forms
  /** 'at the weekend'. */
  readonly weekend: Forms
  /** 'earlier', 'separately', 'in all': what is told is not of the day told of before. */
  readonly apart: Forms
  /** Words of a date that stand for nothing: 'year', 'month'. */
  readonly dateFillers: Forms
}
