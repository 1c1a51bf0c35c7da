import type { WorldPerson } from './types.ts'

const notice = 'demonstration data'

/** The compliance team of the demonstration institution. Everybody is invented. */
export const PEOPLE: readonly WorldPerson[] = [
  { id: 'p-mira', name: 'Mira Kwan 關美拉', role: 'analyst', level: 1, skill: 0.86, notice },
  { id: 'p-tobias', name: 'Tobias Ferris', role: 'analyst', level: 2, skill: 0.94, notice },
  { id: 'p-suet', name: 'Suet Ho 何雪', role: 'analyst', level: 2, skill: 0.91, notice },
  { id: 'p-anand', name: 'Anand Pillai', role: 'approver', level: null, skill: 0.96, notice },
  { id: 'p-lucia', name: 'Lucia Tang 鄧露西', role: 'mlro', level: null, skill: 0.98, notice },
  { id: 'p-edgar', name: 'Edgar Mok 莫德加', role: 'manager', level: null, skill: 0.95, notice },
  { id: 'p-nora', name: 'Nora Lindqvist', role: 'auditor', level: null, skill: 0.97, notice },
  { id: 'p-jun', name: 'Jun Osei', role: 'admin', level: null, skill: 0.9, notice },
]
