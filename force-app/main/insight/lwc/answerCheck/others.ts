import type { Lexicon } from './words.ts';

/** Whole answers in further languages. There are no phrases: only what is exactly one of these is recognised, with marks around it. */
export const others: Lexicon = {
  filler: '',
  context: '',
  barred: '未定 | 不明 | 未確認 | 待定 | 未知 | 不知道',
  exact: `
    ukendt | okänd | okänt | ukjent | vet ej | vet inte | vet ikke | ved ikke | ingen aning | ingen anelse | ingen idé | ej aktuellt | ikke aktuelt | ska kollas | kollas | återkommer | senere | senare | se noter | se ovan | ei tiedossa | en tiedä | selvitetään | myöhemmin | ej känt |
    ska fyllas i | fylls i senare | udfyldes senere | fylles ut senere | ikke kjent | ikke oplyst | ikke relevant | ej relevant | ei tietoa | täydennetään myöhemmin | samma som ovan | som ovan | samme som over | avvaktar | väntar på svar | aner ikke | inget att rapportera |
    bilinmiyor | belirlenecek | bilmiyorum | daha sonra | sonra | bilgi yok | geçerli değil | fikrim yok | henüz yok | sonra doldurulacak | belli değil | henüz belli değil | eklenecek | sorulacak | yok | boş |
    неизвестно | не знаю | не известно | уточнить | уточняется | нет данных | нет информации | позже | потом | тест | не применимо | потом заполню | заполню позже | пока неизвестно | пока не знаю | уточню | нет | не указано | без комментариев | см выше | см письмо | как обычно | так надо | невідомо | не знаю ще | пізніше | неизвестен | няма информация | неясно |
    未定 | 不明 | 確認中 | 未確認 | 後で | あとで | 後日 | 分からない | わからない | 該当なし | テスト | 要確認 | 特になし | なし | 未記入 | 後で記入 | 後ほど | 検討中 | 調整中 | 上記の通り | 前回同様 | 未入力 | 入力待ち |
    待定 | 未知 | 不知道 | 不清楚 | 暂无 | 待确认 | 以后 | 测试 | 不适用 | 無資料 | 待確認 | 未確定 | 未确定 | 无 | 没有 | 同上 | 待补充 | 稍后填写 | 暫無 | 不詳 | 不详 | 见附件 | 待跟进 | 无可奉告 | 後補 |
    미정 | 모름 | 모르겠음 | 확인 중 | 추후 | 나중에 | 테스트 | 해당 없음 | 알 수 없음 | 없음 | 추후 입력 | 확인 필요 | 추후 확인 | 모르겠습니다 | 나중에 입력 |
    לא ידוע | לא יודע | לא יודעת | אין מידע | אין | בהמשך | לא רלוונטי | יעודכן | غير معروف | لا أعرف | لا يوجد | لاحقا | غير متوفر | سيتم لاحقا | لا ينطبق | नहीं पता | पता नहीं | अज्ञात | बाद में | लागू नहीं |
    bude doplněno | doplním | doplní se | nevím | neznámo | neznámé | není známo | později | viz výše | viz příloha | neznáme | doplní sa | neviem | nincs adat | nem tudom | később | ismeretlen | nem ismert | majd kitöltöm | folyamatban |
    de completat | nu știu | necunoscut | nu se aplică | mai târziu | de stabilit | vezi mai sus | άγνωστο | δεν ξέρω | αργότερα | δεν ισχύει | θα συμπληρωθεί | belum tahu | tidak tahu | belum ada | nanti | tidak ada | akan diisi | belum diketahui | tidak diketahui | menyusul |
    không biết | chưa biết | chưa rõ | cập nhật sau | không có | không rõ | ไม่ทราบ | ยังไม่ทราบ | ไม่มี | nepoznato | ne znam | naknadno | bit će dopunjeno | nežinoma | nezinu | teadmata | selgub hiljem | neznano | ne vem | bo dopolnjeno | desconegut | no ho sé | ezezaguna`,
  classes: {},
  pointer: '',
  promise: '',
  confession: '',
  template: '',
  vague: '',
  fields: '',
  days: '',
  nothing: 'ingen | inget | inga | ikke noe | intet | hiçbir şey | なし | 无 | 没有 | 없음 | ничего',
  yesNo: 'nej | nei | да | нет | はい | いいえ | 是 | 否 | 네 | 아니요 | evet | hayır | kyllä',
};
