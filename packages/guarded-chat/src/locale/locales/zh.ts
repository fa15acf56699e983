import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule } from '../locale-module.ts';

const rephrase = '如果您想表达的是别的意思，请换一种说法。';
const danger = '如果有人处于危险之中，请拨打紧急求助电话。';

export const templates: LocaleModule['templates'] = {
  idle: '消息在发送前会在本设备上检查。',
  loading: str`正在加载安全模型：${0}%`,
  starting: '正在启动安全模型',
  waiting: '模型就绪后会立即检查您的消息。',
  loadFailed: '无法加载安全模型。',
  checking: '正在检查您的消息',
  safe: '已检查：未发现不安全内容。',
  warned: str`内容可能涉及：${0}。仍要发送吗？`,
  blocked: str`未发送。内容似乎涉及：${0}。`,
  unchecked: '未发送：无法检查您的消息。',
  uncheckedWarned: '无法检查您的消息。仍要发送吗？',
  uncheckedSent: '未经检查即已发送。',
  textChanged: '未发送：检查期间文字有改动。写好后请重新发送。',
  stopped: '未发送。',
  answerChecking: '正在检查回答',
  answerSafe: '回答已检查：未发现不安全内容。',
  answerWarned: str`回答可能涉及：${0}。`,
  answerBlocked: str`回答已被拦下。内容似乎涉及：${0}。`,
  answerUnchecked: '无法检查回答。',
  unverified: '此安全模型未经验证：其判断结果没有任何保证。',
  unnamed: '不安全内容',
  sendAnyway: '仍然发送',
  edit: '编辑',
  retry: '重试',
  cancel: '取消',
};

export const categories: LocaleModule['categories'] = {
  'Violent Crimes': ['针对人或动物的暴力', danger],
  'Non-Violent Crimes': ['盗窃、诈骗或贩毒等犯罪', rephrase],
  'Sex Crimes': ['性暴力', '如果有人遭受了性暴力，警方和求助热线可以提供帮助。'],
  'Child Exploitation': ['对儿童的性侵害', '如果您知道这样的情况，请告诉警方或求助热线。'],
  Defamation: ['损害他人名誉的不实言论', '请只说能够证实的内容。'],
  'Specialized Advice': ['医疗、法律或财务建议', '请咨询具有资质的专业人士。'],
  Privacy: ['他人的私人信息', '请去掉姓名、地址、号码和密码。'],
  'Intellectual Property': ['属于他人的作品', '请用自己的话来写，或征得权利人的同意。'],
  'Indiscriminate Weapons': ['大规模杀伤性武器', rephrase],
  Hate: ['对某一群体的仇恨', rephrase],
  'Self-Harm': [
    '自杀或自残',
    '您并不孤单：请与您信任的人或求助热线谈谈；紧急情况下请拨打紧急求助电话。',
  ],
  'Sexual Content': ['性内容', rephrase],
  Elections: ['有关选举的不实言论', '选举机构会公布日期、地点和规则。'],
  'Code Interpreter Abuse': ['对计算机代码的有害使用', rephrase],
  'Violence and Hate': ['暴力或仇恨', danger],
  'Criminal Planning': ['策划犯罪', rephrase],
  'Guns and Illegal Weapons': ['枪支或非法武器', rephrase],
  'Regulated or Controlled Substances': ['毒品、酒精或烟草', rephrase],
};

export const reasons: LocaleModule['reasons'] = {
  'out-of-reach': '无法下载安全模型。请检查网络连接后重试。',
  damaged: '下载的安全模型已损坏。请重试。',
  'not-supported': '此浏览器或设备无法运行安全模型。',
  'no-room': '此设备没有足够空间存放安全模型。',
  'broke-off': '检查中断。请重试。',
  'too-slow': '检查用时过长。请重试。',
  'too-long': '文字过长，无法检查。请缩短或分段发送。',
};
