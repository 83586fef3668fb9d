import { openGatedOrg } from './gated-org.ts';
import type { GatedOrg } from './gated-org.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg();
}, 90_000);
afterAll(() => gated.close());

/** Ten answers in other scripts than Latin, in the order of the concepts that the playbook asks for. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Hindi: [
    'आदेश डाक से आते हैं और दो प्रणालियों में टाइप होते हैं।',
    'हर बीसवें आदेश में गलती होती है।',
    'दोनों प्रणालियाँ विलय के बाद कभी जोड़ी नहीं गईं।',
    'गलत आदेशों से साल में बयालीस हजार का नुकसान होता है।',
    'ग्राहक आदेश को एक ही बार दर्ज करे।',
    'दो सौ में एक से कम गलत आदेश।',
    'संचालन प्रमुख पैसा देती हैं।',
    'पहले संचालन चुनता है, फिर वित्त जाँचता है।',
    'आदेश विभाग को दो नौकरियों का डर है।',
    'वे छठा व्यक्ति काम पर रखेंगे।',
  ],
  Arabic: [
    'تصل الطلبات بالبريد وتكتب في نظامين.',
    'في كل عشرين طلبا خطأ واحد.',
    'لم يربط النظامان بعد الاندماج.',
    'تكلف الطلبات الخاطئة اثنين وأربعين ألفا في السنة.',
    'أن يدخل العميل الطلب مرة واحدة.',
    'أقل من خطأ واحد في مئتي طلب.',
    'مديرة العمليات هي التي تصرف المال.',
    'تختار العمليات ثم تراجع المالية ثم يوقع المجلس.',
    'يخشى قسم الطلبات على وظيفتين.',
    'سيوظفون شخصا سادسا.',
  ],
  Cyrillic: [
    'Заказы приходят по почте, и их вводят в две системы.',
    'Каждый двадцатый заказ введён с ошибкой.',
    'После слияния две системы так и не связали.',
    'Ошибки обходятся в сорок две тысячи в год.',
    'Клиент сам вводит заказ, и только один раз.',
    'Меньше одной ошибки на двести заказов.',
    'Деньги выделяет руководитель производства.',
    'Выбирает производство, проверяют финансы, подписывает правление.',
    'Отдел заказов боится за два рабочих места.',
    'Им придётся нанять шестого сотрудника.',
  ],
};

describe('words', () => {
  test.each(['tbd', 'TBD', 'TBD.', 'tbd!', ' tbd ', 'n/a', 'N/A', 'n/a.', 'Tbd?'])(
    'W1: the placeholder %j is refused in each answer and in a pain',
    async (text) => {
      const deal = await gated.readyDeal();
      for (const [concept, id] of Object.entries(deal.answers)) {
        const outcome = await gated.update('DF_Answer__c', id, { Answer__c: text });
        expect([concept, outcome]).toEqual([
          concept,
          [expect.stringContaining('This is a placeholder, not an answer.')],
        ]);
      }
      const pain = await gated.update('DF_Pain_Point__c', deal.pain, { Statement__c: text });
      expect(pain).toEqual([expect.stringContaining('This is a placeholder, not a pain.')]);
      const fresh = await gated.newDeal();
      const answer = { Opportunity__c: fresh, Key__c: `${fresh}:situation`, Concept__c: 'situation', Answer__c: text };
      expect(await gated.tryCreate('DF_Answer__c', { ...answer, Evidence__c: 'Heard' })).toEqual([
        expect.stringContaining('This is a placeholder, not an answer.'),
      ]);
      expect(await gated.save(fresh, { StageName: 'Value Proposition' })).not.toBe('saved');
    },
    30_000,
  );

  test.each(Object.keys(SCRIPTS))(
    'W9: plain sentences in %s count, and are not flagged for their script',
    async (script) => {
      const concepts = gated.playbook.gates.flatMap(({ criteria }) =>
        criteria.flatMap((criterion) => (criterion.kind === 'answered' ? [criterion.concept] : [])),
      );
      expect(concepts).toHaveLength(10);
      const texts = Object.fromEntries(concepts.map((concept, index) => [concept, SCRIPTS[script]?.[index] ?? '']));
      const deal = await gated.readyDeal(texts);
      expect(await gated.save(deal.id, { StageName: 'Negotiation/Review' })).toBe('saved');
      const { code, err } = await gated.diagnose('sync');
      // Other deals of this org share their answers, and are flagged for that.
      expect([[0, 1].includes(code ?? -1), err]).toEqual([true, '']);
      const flagged = await gated.query(
        `SELECT Answer__c, Review_Reason__c FROM DF_Answer__c WHERE Opportunity__c = '${deal.id}' AND Review_Flag__c = true`,
      );
      expect(flagged).toEqual([]);
    },
    30_000,
  );
});
