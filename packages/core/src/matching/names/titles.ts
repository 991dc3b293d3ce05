/**
 * Words that stand before a name on one list and not on another: ranks and titles, as folding leaves them. They are left out of a
 * comparison only where two other parts remain, since some of them are names too. What is a given name as often as a
 * title (Asgar, Seyid, Shahid, Imam, السيد) is none of them: without it two brothers would have one name.
 */
const TITLES: ReadonlySet<string> = new Set(
  [
    'dr prof eng engr capt captain lt lieut lieutenant sgt sergeant pvt private cpl corporal maj major col colonel gen general pte',
    'рядовой сержант старшина ефрейтор прапорщик лейтенант капитан майор подполковник полковник генерал матрос мичман',
    'рядовий солдат старшии молодшии капітан капитан хаджи шейх шеих мулла доктор господин госпожа',
    'onbasy chavush serzhant gizir leitenant leytenant kapitan mayor polkovnik sheikh molla',
    'الدكتور الدكتوره دكتور السيده الحاج الحاجه حاج حاجي الشيخ الاستاذ المهندس الجندي العريف الرقيب الملازم النقيب الرائد المقدم العقيد العميد اللواء الشهيد',
    'سرباز سرهنگ سرگرد سروان ستوان گروهبان سرهنك سركرد كروهبان مهندس دكتر',
    'շարքային սերժանտ լեյտենանտ կապիտան մայոր գնդապետ փոխգնդապետ պրն տկն',
    'טוראי סמל סגן סרן אלוף מר גברת הרב רב',
    'რიგითი სერჟანტი ლეიტენანტი კაპიტანი მაიორი პოლკოვნიკი',
  ]
    .join(' ')
    .split(' '),
)

/** Words between a name and the father's: 'ولد', 'ould'; a name of its own in no such place. */
const BETWEEN: ReadonlySet<string> = new Set('ould wuld wld walad ولد'.split(' '))

/** Whether a word is a rank or a title, by its folded letters. */
export const isTitle = (folded: string): boolean => TITLES.has(folded)

/** Whether a word joins two names where it stands between them, by its folded letters. */
export const isBetween = (folded: string): boolean => BETWEEN.has(folded)
