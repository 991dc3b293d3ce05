import type { Cue } from '../date-words.ts'
import { plainDateWords } from './plain.ts'

/** Spanish, plain dates. */
export const SPANISH_DATES = plainDateWords({
  lang: 'es',
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre|setiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  days: new Map([
    ['ayer', [-1, -1]],
    ['hoy', [0, 0]],
    ['anteayer', [-2, -2]],
  ]),
  shifts: { last: 'pasado|pasada', current: 'este|esta', next: 'próximo|próxima' },
  units: {
    hour: 'hora|horas',
    day: 'día|días',
    week: 'semana|semanas',
    month: 'mes|meses',
    year: 'año|años',
  },
  cues: new Map<string, Cue>([
    ['desde', 'since'],
    ['desde el', 'since'],
    ['a partir del', 'since'],
    ['después del', 'after'],
    ['antes del', 'before'],
    ['hasta el', 'until'],
  ]),
  of: 'de|del',
  articles: 'el|la|los|las',
  and: 'y',
  rangeFrom: 'desde',
  rangeBetween: 'entre',
  rangeTo: 'al|a|hasta',
  ago: '',
  ahead: 'será|serán|liberará|entregará|prevé|previsto',
})
