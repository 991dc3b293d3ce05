import { foldLetters } from './fold-letters.ts'
import { scriptOf } from './script-of.ts'

/**
 * Names that are never one, however alike their letters are: brothers often bear two of a line. Each is given with its spellings in the scripts that
 * lists use. A short list does not show that there are two, and a script without vowels hides it.
 */
const LINES: readonly (readonly string[])[] = [
  [
    'hasan hassan hasen hassen khasan gasan həsən хасан хассан гасан حسن հասան חסן',
    'hussein hussain husain husayn hussayn husein huseyn huseyin hossein hosein hosain houssein hussin husein guseyn gusein хусейн хуссейн гусейн حسين հուսեյն חוסיין חוסין חסין',
  ],
  [
    'mohammed muhammad mohamed mohamad mohammad muhammed mohamud magomed mukhammad mukhammed mammad mamed məmməd mehmet мухаммед мухаммад мохаммед мохамед магомед мамед маммад محمد մուհամմեդ մամեդ מוחמד מחמד',
    'mahmoud mahmud mahmood makhmud mehmud махмуд محمود մահմուդ מחמוד',
    'ahmed ahmad akhmed akhmad əhməd ахмед ахмад أحمد ահմեդ אחמד',
    'hamid hamed hameed khamid həmid хамид хамед гамид حامد حميد համիդ חמיד חאמד',
    'hamad hamd хамад حمد חמד',
  ],
  [
    'jamal gamal djamal dzhamal jamaal cəmal джамал гамаль جمال ջամալ',
    'kamal kemal kamaal камал кемаль كمال կամալ כמאל',
  ],
  ['karim kareem kerim kərim карим керим كريم քարիմ', 'rahim raheem rakhim rəhim рахим رحيم ռահիմ'],
  ['khaled khalid haled халед халид خالد խալիդ', 'khalil khaleel halil xəlil халил خليل խալիլ'],
  ['saeed said sayeed saied səid саид сеид سعيد', 'saad sad саад سعد'],
  ['rashid rasheed rəşid рашид رشيد راشد', 'rashad rəşad рашад رشاد'],
  ['salman səlman салман سلمان', 'suleiman sulaiman suleyman soleiman süleyman сулейман سليمان'],
  ['armen армен արմեն ارمن', 'arman арман արման آرمان', 'aram арам արամ آرام'],
  ['artur arthur артур արթուր', 'artem artyom артем артём արտեմ'],
  ['vahe ваге ваэ վահե', 'vahan ваган ваан վահան'],
  ['elchin elçin эльчин', 'elshan elşən эльшан', 'elshad elşad эльшад'],
  [
    'georgiy georgi georgy giorgi heorhii heorhiy георгий георгій გიორგი գեորգի',
    'grigoriy grigori grigory hryhorii hryhoriy григорий григорій գրիգորի გრიგოლ grigol',
  ],
]

/** Ends that make a family name of such a name, as folding leaves them. */
const FAMILY =
  /(?<=.{2})(?:ov|ova|yev|yeva|ev|eva|li|lu|zad[ae]h?|o[g]h?lu|yan|ian|i|y|ов|ова|ев|ева|ли|лы|заде|оглу|ян|ով|յան|وف|زاده|يان|ي)$/u

/** So many names at most has a line. */
const A_LINE = 16
/** For each spelling its line and its place in the line, as one number. */
const PLACES: ReadonlyMap<string, number> = new Map(
  LINES.flatMap((line, at) =>
    line.flatMap((spellings, place) =>
      spellings.split(' ').map((name) => [foldLetters(name, scriptOf(name)), at * A_LINE + place] as const),
    ),
  ),
)
const NOWHERE = -1
const UNKNOWN = -2

const placeOf = (letters: string): number => PLACES.get(letters) ?? PLACES.get(letters.replace(FAMILY, '')) ?? NOWHERE

/** Whether two spellings of a list of folded ones, or the families made of them, are known to be two names; asked for by their places in it. */
export function openNeverOne(letters: readonly string[]): (one: number, other: number) => boolean {
  const places = new Int16Array(letters.length).fill(UNKNOWN)
  const look = (part: number): number => {
    if (places[part] === UNKNOWN) places[part] = placeOf(letters[part] as string)
    return places[part] as number
  }
  return (one, other) => {
    const here = look(one)
    if (here === NOWHERE) return false
    const there = look(other)
    return there !== NOWHERE && here !== there && Math.floor(here / A_LINE) === Math.floor(there / A_LINE)
  }
}
