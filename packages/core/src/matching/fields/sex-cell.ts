/**
 * What registers write for a man and for a woman, in the languages that lists come in (CLDR and the forms of civil registers). A letter stands here
 * where it means one of them in every language that writes it: 'm' is 'mujer' in a column with 'h', 'k' is 'kobieta', 'kadın' and 'kişi'.
 */
const MAN = words(
  'male man men boy mr masculine masc м муж мужской мужчина мальчик ч чол чоловік чоловіча чоловічий хлопчик мъж мъжки мушко мушки мушкарац мужчынскі ер еркек ذ ذكر رجل مرد پسر مذكر نر արական տղամարդ მამრობითი კაცი erkek kişi kisi bay oğlan זכר ז גבר άνδρας άρρεν α hombre varón varon masculino homem homme masculin garçon männlich mann herr mężczyzna mezczyzna męska męski muž muški muško muskarac muškarac bărbat barbat mashkull ndui wanaume mwanaume mume lelaki laki-laki 男 남 남성 男性',
)
const WOMAN = words(
  'female woman women girl f mrs ms feminine fem ж жен женский женщина девочка жін жінка жіноча жіночий дівчинка жена женски женско жаночы әйел аял أ أنثى انثى امرأة مؤنث زن دختر ماده իգական կին მდედრობითი ქალი kadın kadin qadın qadin bayan kız נקבה נ אישה אשה γυναίκα θήλυ θ mujer femenino mulher feminino femme féminin fille weiblich frau w kobieta żeńska żeński žena ženski žensko zena femeie femër mwanamke wanawake mke perempuan wanita 女 여 여성 女性',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((word) => word.normalize('NFKC').toLowerCase()))
}

/**
 * A cell of a column of sexes, so that 'мужской', 'male' and 'm' are one: 'm' or 'f' for a word that means a man or a woman, the first
 * letter for anything else. `text`: in lower case, composed (NFKC).
 */
export function sexCell(text: string): string {
  // 'KİŞİ' in lower case keeps the dot of its capital as a mark of its own.
  const word = text.replace(/[.\s]+$/u, '').replaceAll('\u0307', '')
  if (MAN.has(word)) return 'm'
  return WOMAN.has(word) ? 'f' : [...word].slice(0, 1).join('')
}
