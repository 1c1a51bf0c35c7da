import type { messages as en } from '#src/platform/locales/en/patterns.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  hit: {
    direct: {
      'observed-from': '{{who}}（{{source}} 标记为「{{category}}」）发出 {{amount}}。',
      'observed-to': '{{who}}（{{source}} 标记为「{{category}}」）收到 {{amount}}。',
    },
    'equal-outputs': '一笔交易由 {{senders}} 个发送方付出 {{observed}} 个相同金额：无法分辨各输出属于谁。',
    'peel-chain': '资金连续经过 {{hops}} 个账户逐次剥离变小；其中一笔付款涉及本监察范围。',
    'chain-hopping':
      '{{value}} 在{{window}}内经跨链桥{{observed}}、跨越 {{chains}} 条链后到达。连结属推断，置信度 {{confidence}}。',
    'hopping-swaps':
      '{{value}} 在{{window}}内经{{observed}}后到达，其中 {{swaps}} 次为兑换：涉及 {{chains}} 条链上的 {{assets}} 种资产。各跳属同一路径的置信度 {{confidence}}。',
    'pass-through':
      '{{subject}} 收到 {{received}}，其中 {{sent}}（{{observed}}）在{{window}}内转出。其他值得留意之处：{{signals}}。',
    'fan-in':
      '{{subject}} 在{{window}}内从 {{observed}} 个互不相关的发送方收到 {{received}}，并一次转出 {{sent}}。',
    'fan-out': '{{subject}} 在{{window}}内首次以相近金额付给 {{observed}} 个地址，合计 {{sum}}。',
    burst: {
      new: '新钱包 {{subject}} 在{{window}}内收到 {{observed}} 笔各不少于 {{each}} 的转账，合计 {{sum}}。',
      idle: '休眠钱包 {{subject}} 在{{window}}内收到 {{observed}} 笔各不少于 {{each}} 的转账，合计 {{sum}}。',
    },
    staggered:
      '{{subject}} 以约{{every}}的均勻间隔收到同一付款方 {{observed}} 笔付款，其后{{silence}}再无收款。',
    'rising-payments':
      '新近出现的钱包 {{subject}} 在{{window}}内收到同一付款方 {{observed}} 笔逐次增大的付款：由 {{first}} 至 {{last}}。付款方可能是受害人。',
    'first-time-buyer':
      '{{subject}} 的首笔交易是近期买入，其后在{{window}}内向同一地址作出 {{observed}} 笔逐次增大的付款：由 {{first}} 至 {{last}}。客户可能是受害人。',
    'vulnerable-payer':
      '记录为易受损害的 {{subject}} 在{{window}}内向同一地址作出 {{observed}} 笔逐次增大的付款：由 {{first}} 至 {{last}}。客户可能是受害人。',
    'retail-fan-in':
      '新近出现的钱包 {{subject}} 在{{window}}内收到 {{exchanges}} 家交易所共 {{observed}} 笔付款。付款人可能是受害人。',
    'victim-payment':
      '{{subject}} 多个星期没有提取，收到资金后在{{window}}内向无人认识的地址付出 {{observed}}。',
    'small-donations': '{{subject}} 在{{window}}内收到 {{observed}} 个不同发送方的小额款项，合计 {{sum}}。',
    'category-flow': '{{subject}} 在{{window}}内与本规则所监察的服务往来 {{flow}}，占全部流量 {{share}}。',
    'unlicensed-flow':
      '{{subject}} 在{{window}}内与没有牌照的服务{{named}}往来 {{flow}}，占全部流量 {{share}}。',
    'jurisdiction-flow':
      '{{subject}} 在{{window}}内与位于高风险司法管辖区的服务{{named}}往来 {{flow}}，占全部流量 {{share}}。',
    'p2p-fiat-out':
      '{{subject}} 在{{window}}内从 {{observed}} 个对手方收到 {{sum}}；其中先到的 {{received}} 有 {{paid}} 在{{period}}内以法定货币付出。',
    'p2p-cash-out': '{{subject}} 在{{window}}内从 {{observed}} 个对手方（包括点对点市场）收到 {{sum}}。',
    'privacy-conversion': '{{subject}} 存入后{{observed}}即提取隐私币。',
    'unsupported-conversion': '{{subject}} 存入后{{observed}}即提取公司不支持的资产。',
    'unproven-wallet': '与拥有权未获证明的外部钱包往来 {{observed}}。',
    'unhosted-limit': '与未被标记为服务的外部钱包 {{account}} 往来 {{observed}}；上限为 {{threshold}}。',
    'travel-rule': {
      absent: '{{observed}} 的转账没有任何转账规则记录。',
      missing: '{{observed}} 的转账规则资料不完整：{{items}}。',
      mismatch: '转账规则记录上的姓名与账户不符。',
    },
    poisoning: {
      dust: '{{lookalike}} 与 {{subject}} 刚付款的 {{real}} 相似，并发出无价值的转账：下一笔付款可能误付给它。',
      paid: '{{subject}} 付款给 {{lookalike}}，它与不久前付款的 {{real}} 相似：很可能是误付。',
    },
    'approval-sweep':
      '{{subject}} 授权 {{spender}} 无限量提取代币，其后在{{window}}内其已知持有量的 {{observed}} 转往从未付款的地址。',
    'funded-circle':
      '金额的 {{observed}} 在{{window}}内经 {{hops}} 笔转账回到 {{subject}}；循环中各方均由 {{funder}} 注资。',
    'circular-flow': '金额的 {{observed}} 在{{window}}内经 {{hops}} 笔转账回到 {{subject}}。',
    'shared-wallet': '{{observed}} 名客户（{{customers}}）在{{window}}内与 {{subject}} 往来。',
    'shared-device': '{{observed}} 名客户（{{customers}}）在{{window}}内使用同一装置或网络地址。',
    'changed-details': '{{subject}} 在{{window}}内更改资料 {{observed}} 次。',
    deviation: {
      inbound:
        '{{subject}} 收到 {{sum}}；惯常约为 {{usual}}（{{window}}内 {{history}} 笔转账的中位数），相距 {{observed}} 个稳健偏差。',
      outbound:
        '{{subject}} 发出 {{sum}}；惯常约为 {{usual}}（{{window}}内 {{history}} 笔转账的中位数），相距 {{observed}} 个稳健偏差。',
    },
    'frequency-deviation': {
      inbound:
        '{{subject}} 在{{period}}内收到 {{now}} 笔转账；惯常约为 {{often}} 笔（之前 {{periods}} 个同长时段的中位数），相距 {{observed}} 个稳健偏差。',
      outbound:
        '{{subject}} 在{{period}}内发出 {{now}} 笔转账；惯常约为 {{often}} 笔（之前 {{periods}} 个同长时段的中位数），相距 {{observed}} 个稳健偏差。',
    },
    'peer-value': {
      inbound:
        '{{subject}} 一笔收到 {{value}}；{{peers}} 名同类客户惯常约为 {{usual}}，相距 {{observed}} 个稳健偏差。',
      outbound:
        '{{subject}} 一笔发出 {{value}}；{{peers}} 名同类客户惯常约为 {{usual}}，相距 {{observed}} 个稳健偏差。',
    },
    'peer-frequency': {
      inbound:
        '{{subject}} 在{{period}}内收到 {{now}} 笔转账；{{peers}} 名同类客户惯常约为 {{often}} 笔，相距 {{observed}} 个稳健偏差。',
      outbound:
        '{{subject}} 在{{period}}内发出 {{now}} 笔转账；{{peers}} 名同类客户惯常约为 {{often}} 笔，相距 {{observed}} 个稳健偏差。',
    },
    'mint-redeem': '{{subject}} {{observed}} 次获发代币并在{{window}}内赎回，其间没有使用。',
    'frozen-holder': {
      sent: '冻结账户发出 {{observed}}。',
      received: '冻结账户收到 {{observed}}。',
    },
    'frozen-approval': '{{subject}} 授权冻结账户 {{spender}} 提取代币，并在{{observed}}后作出转账。',
  },
  named: '（{{names}}）',
  signal: {
    'high-risk-customer': '客户属高风险评级',
    'new-customer': '客户是新客户',
    'risk-counterparty': '对手方带有风险标签',
    'no-trading': '其间没有交易',
  },
  gap: {
    'no-facts': '需要{{need}}；本系统未有连接。',
    'short-history': '所持资料回溯不足。',
    'few-peers': '同类客户中仅 {{peers}} 名活跃：不足以判断惯常水平。',
  },
  need: {
    'transfer-time': '转账时间',
    'fiat-value': '价格',
    labels: '标签',
    exposure: '可追踪的标签与转账',
    customer: '客户',
    'bridge-labels': '跨链桥标签',
    'issuer-accounts': '发行人账户标签',
    'wallet-proofs': '钱包拥有权证明',
    'travel-rule-records': '转账规则记录',
    'access-records': '装置与网络记录',
    'detail-changes': '资料更改记录',
    'frozen-accounts': '冻结账户名单',
    'token-approvals': '代币授权记录',
    'unsupported-assets': '不支持资产名单',
    'trade-records': '交易记录',
    'fiat-records': '法定货币收付记录',
    'swap-records': '兑换记录',
    'vulnerable-customers': '易受损害客户名单',
    'vasp-records': '服务机构尽职审查记录',
    'risk-jurisdictions': '高风险司法管辖区名单',
  },
}
