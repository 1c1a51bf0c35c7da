import type { Random } from './random.ts'

/** Invented people: common surnames and given names, combined by chance. [romanised, traditional, simplified] */
const SURNAMES = [
  ['Chan', '陳', '陈'],
  ['Wong', '黃', '黄'],
  ['Lam', '林', '林'],
  ['Cheung', '張', '张'],
  ['Ng', '吳', '吴'],
  ['Yip', '葉', '叶'],
  ['Lau', '劉', '刘'],
  ['Kwok', '郭', '郭'],
  ['Fung', '馮', '冯'],
  ['Tse', '謝', '谢'],
  ['Siu', '蕭', '萧'],
  ['Poon', '潘', '潘'],
] as const
const GIVEN = [
  ['Ka Man', '嘉敏', '嘉敏'],
  ['Chi Keung', '志強', '志强'],
  ['Wai Yee', '慧儀', '慧仪'],
  ['Tsz Kin', '子健', '子健'],
  ['Mei Ling', '美玲', '美玲'],
  ['Chun Hei', '俊熙', '俊熙'],
  ['Hoi Lam', '凱琳', '凯琳'],
  ['Siu Fung', '小鳳', '小凤'],
  ['Kwok Wah', '國華', '国华'],
  ['Yuet Ting', '悅庭', '悦庭'],
] as const
const ENGLISH_FIRST = [
  'Grace',
  'Daniel',
  'Priya',
  'Oliver',
  'Hannah',
  'Marcus',
  'Elena',
  'Samuel',
  'Ines',
  'Victor',
]
const ENGLISH_LAST = [
  'Whitlock',
  'Ferreira',
  'Menon',
  'Carrow',
  'Delgado',
  'Ashby',
  'Novak',
  'Pereira',
  'Sutcliffe',
]
const FIRMS = [
  ['Silverpine', '銀松', '银松'],
  ['Eastern Kite', '東鳶', '东鸢'],
  ['Jade Reef', '玉礁', '玉礁'],
  ['Nine Bridges', '九橋', '九桥'],
  ['Cloud Ferry', '雲渡', '云渡'],
  ['Morning Tide', '晨潮', '晨潮'],
  ['Red Banyan', '紅榕', '红榕'],
] as const
const TRADES = [
  ['Trading', '貿易', '贸易'],
  ['Capital', '資本', '资本'],
  ['Logistics', '物流', '物流'],
  ['Holdings', '控股', '控股'],
  ['Technology', '科技', '科技'],
] as const

/** A third romanised, a third in characters (traditional more often than simplified), a third in both or English. */
export function individualName(random: Random): string {
  const surname = random.pick(SURNAMES)
  const given = random.pick(GIVEN)
  const style = random.unit()
  if (style < 0.25) return `${surname[0]} ${given[0]}`
  if (style < 0.45) return `${surname[1]}${given[1]}`
  if (style < 0.6) return `${surname[2]}${given[2]}`
  if (style < 0.8) return `${surname[0]} ${given[0]} ${surname[1]}${given[1]}`
  return `${random.pick(ENGLISH_FIRST)} ${random.pick(ENGLISH_LAST)}`
}

export function corporateName(random: Random): string {
  const firm = random.pick(FIRMS)
  const trade = random.pick(TRADES)
  const style = random.unit()
  if (style < 0.6) return `${firm[0]} ${trade[0]} Limited`
  if (style < 0.85) return `${firm[1]}${trade[1]}有限公司`
  return `${firm[2]}${trade[2]}有限公司`
}
