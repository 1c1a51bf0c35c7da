import type { messages as en } from '#src/platform/locales/en/patterns.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  hit: {
    direct: {
      'observed-from': '{{who}}（{{source}} 標記為「{{category}}」）發出 {{amount}}。',
      'observed-to': '{{who}}（{{source}} 標記為「{{category}}」）收到 {{amount}}。',
    },
    'equal-outputs': '一筆交易由 {{senders}} 個發送方付出 {{observed}} 個相同金額：無法分辨各輸出屬於誰。',
    'peel-chain': '資金連續經過 {{hops}} 個帳戶逐次剝離變小；其中一筆付款涉及本監察範圍。',
    'chain-hopping':
      '{{value}} 在{{window}}內經跨鏈橋{{observed}}、跨越 {{chains}} 條鏈後到達。連結屬推斷，置信度 {{confidence}}。',
    'hopping-swaps':
      '{{value}} 在{{window}}內經{{observed}}後到達，其中 {{swaps}} 次為兌換：涉及 {{chains}} 條鏈上的 {{assets}} 種資產。各跳屬同一路徑的置信度 {{confidence}}。',
    'pass-through':
      '{{subject}} 收到 {{received}}，其中 {{sent}}（{{observed}}）在{{window}}內轉出。其他值得留意之處：{{signals}}。',
    'fan-in':
      '{{subject}} 在{{window}}內從 {{observed}} 個互不相關的發送方收到 {{received}}，並一次轉出 {{sent}}。',
    'fan-out': '{{subject}} 在{{window}}內首次以相近金額付給 {{observed}} 個地址，合計 {{sum}}。',
    burst: {
      new: '新錢包 {{subject}} 在{{window}}內收到 {{observed}} 筆各不少於 {{each}} 的轉帳，合計 {{sum}}。',
      idle: '休眠錢包 {{subject}} 在{{window}}內收到 {{observed}} 筆各不少於 {{each}} 的轉帳，合計 {{sum}}。',
    },
    staggered:
      '{{subject}} 以約{{every}}的均勻間隔收到同一付款方 {{observed}} 筆付款，其後{{silence}}再無收款。',
    'rising-payments':
      '新近出現的錢包 {{subject}} 在{{window}}內收到同一付款方 {{observed}} 筆逐次增大的付款：由 {{first}} 至 {{last}}。付款方可能是受害人。',
    'first-time-buyer':
      '{{subject}} 的首筆交易是近期買入，其後在{{window}}內向同一地址作出 {{observed}} 筆逐次增大的付款：由 {{first}} 至 {{last}}。客戶可能是受害人。',
    'vulnerable-payer':
      '記錄為易受損害的 {{subject}} 在{{window}}內向同一地址作出 {{observed}} 筆逐次增大的付款：由 {{first}} 至 {{last}}。客戶可能是受害人。',
    'retail-fan-in':
      '新近出現的錢包 {{subject}} 在{{window}}內收到 {{exchanges}} 家交易所共 {{observed}} 筆付款。付款人可能是受害人。',
    'victim-payment':
      '{{subject}} 多個星期沒有提取，收到資金後在{{window}}內向無人認識的地址付出 {{observed}}。',
    'small-donations': '{{subject}} 在{{window}}內收到 {{observed}} 個不同發送方的小額款項，合計 {{sum}}。',
    'category-flow': '{{subject}} 在{{window}}內與本規則所監察的服務往來 {{flow}}，佔全部流量 {{share}}。',
    'unlicensed-flow':
      '{{subject}} 在{{window}}內與沒有牌照的服務{{named}}往來 {{flow}}，佔全部流量 {{share}}。',
    'jurisdiction-flow':
      '{{subject}} 在{{window}}內與位於高風險司法管轄區的服務{{named}}往來 {{flow}}，佔全部流量 {{share}}。',
    'p2p-fiat-out':
      '{{subject}} 在{{window}}內從 {{observed}} 個對手方收到 {{sum}}；其中先到的 {{received}} 有 {{paid}} 在{{period}}內以法定貨幣付出。',
    'p2p-cash-out': '{{subject}} 在{{window}}內從 {{observed}} 個對手方（包括點對點市場）收到 {{sum}}。',
    'privacy-conversion': '{{subject}} 存入後{{observed}}即提取隱私幣。',
    'unsupported-conversion': '{{subject}} 存入後{{observed}}即提取公司不支援的資產。',
    'unproven-wallet': '與擁有權未獲證明的外部錢包往來 {{observed}}。',
    'unhosted-limit': '與未被標記為服務的外部錢包 {{account}} 往來 {{observed}}；上限為 {{threshold}}。',
    'travel-rule': {
      absent: '{{observed}} 的轉帳沒有任何轉帳規則記錄。',
      missing: '{{observed}} 的轉帳規則資料不完整：{{items}}。',
      mismatch: '轉帳規則記錄上的姓名與帳戶不符。',
    },
    poisoning: {
      dust: '{{lookalike}} 與 {{subject}} 剛付款的 {{real}} 相似，並發出無價值的轉帳：下一筆付款可能誤付給它。',
      paid: '{{subject}} 付款給 {{lookalike}}，它與不久前付款的 {{real}} 相似：很可能是誤付。',
    },
    'approval-sweep':
      '{{subject}} 授權 {{spender}} 無限量提取代幣，其後在{{window}}內其已知持有量的 {{observed}} 轉往從未付款的地址。',
    'funded-circle':
      '金額的 {{observed}} 在{{window}}內經 {{hops}} 筆轉帳回到 {{subject}}；循環中各方均由 {{funder}} 注資。',
    'circular-flow': '金額的 {{observed}} 在{{window}}內經 {{hops}} 筆轉帳回到 {{subject}}。',
    'shared-wallet': '{{observed}} 名客戶（{{customers}}）在{{window}}內與 {{subject}} 往來。',
    'shared-device': '{{observed}} 名客戶（{{customers}}）在{{window}}內使用同一裝置或網絡地址。',
    'changed-details': '{{subject}} 在{{window}}內更改資料 {{observed}} 次。',
    deviation: {
      inbound:
        '{{subject}} 收到 {{sum}}；慣常約為 {{usual}}（{{window}}內 {{history}} 筆轉帳的中位數），相距 {{observed}} 個穩健偏差。',
      outbound:
        '{{subject}} 發出 {{sum}}；慣常約為 {{usual}}（{{window}}內 {{history}} 筆轉帳的中位數），相距 {{observed}} 個穩健偏差。',
    },
    'frequency-deviation': {
      inbound:
        '{{subject}} 在{{period}}內收到 {{now}} 筆轉帳；慣常約為 {{often}} 筆（之前 {{periods}} 個同長時段的中位數），相距 {{observed}} 個穩健偏差。',
      outbound:
        '{{subject}} 在{{period}}內發出 {{now}} 筆轉帳；慣常約為 {{often}} 筆（之前 {{periods}} 個同長時段的中位數），相距 {{observed}} 個穩健偏差。',
    },
    'peer-value': {
      inbound:
        '{{subject}} 一筆收到 {{value}}；{{peers}} 名同類客戶慣常約為 {{usual}}，相距 {{observed}} 個穩健偏差。',
      outbound:
        '{{subject}} 一筆發出 {{value}}；{{peers}} 名同類客戶慣常約為 {{usual}}，相距 {{observed}} 個穩健偏差。',
    },
    'peer-frequency': {
      inbound:
        '{{subject}} 在{{period}}內收到 {{now}} 筆轉帳；{{peers}} 名同類客戶慣常約為 {{often}} 筆，相距 {{observed}} 個穩健偏差。',
      outbound:
        '{{subject}} 在{{period}}內發出 {{now}} 筆轉帳；{{peers}} 名同類客戶慣常約為 {{often}} 筆，相距 {{observed}} 個穩健偏差。',
    },
    'mint-redeem': '{{subject}} {{observed}} 次獲發代幣並在{{window}}內贖回，其間沒有使用。',
    'frozen-holder': {
      sent: '凍結帳戶發出 {{observed}}。',
      received: '凍結帳戶收到 {{observed}}。',
    },
    'frozen-approval': '{{subject}} 授權凍結帳戶 {{spender}} 提取代幣，並在{{observed}}後作出轉帳。',
  },
  named: '（{{names}}）',
  signal: {
    'high-risk-customer': '客戶屬高風險評級',
    'new-customer': '客戶是新客戶',
    'risk-counterparty': '對手方帶有風險標籤',
    'no-trading': '其間沒有交易',
  },
  gap: {
    'no-facts': '需要{{need}}；本系統未有連接。',
    'short-history': '所持資料回溯不足。',
    'few-peers': '同類客戶中僅 {{peers}} 名活躍：不足以判斷慣常水平。',
  },
  need: {
    'transfer-time': '轉帳時間',
    'fiat-value': '價格',
    labels: '標籤',
    exposure: '可追蹤的標籤與轉帳',
    customer: '客戶',
    'bridge-labels': '跨鏈橋標籤',
    'issuer-accounts': '發行人帳戶標籤',
    'wallet-proofs': '錢包擁有權證明',
    'travel-rule-records': '轉帳規則記錄',
    'access-records': '裝置與網絡記錄',
    'detail-changes': '資料更改記錄',
    'frozen-accounts': '凍結帳戶名單',
    'token-approvals': '代幣授權記錄',
    'unsupported-assets': '不支援資產名單',
    'trade-records': '交易記錄',
    'fiat-records': '法定貨幣收付記錄',
    'swap-records': '兌換記錄',
    'vulnerable-customers': '易受損害客戶名單',
    'vasp-records': '服務機構盡職審查記錄',
    'risk-jurisdictions': '高風險司法管轄區名單',
  },
}
