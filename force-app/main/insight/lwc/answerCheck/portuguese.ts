import type { Lexicon } from './words.ts';

export const portuguese: Lexicon = {
  filler: `
    a ao aos as às até com como da das de dele deles do dos e é ela elas ele eles em era essa esse esta está estão este eu foi há isso isto já la lhe lo mais mas me mesmo meu minha muito na nas não nem no nos nós nossa nosso o os ou para pra pela pelo por
    porque que quem se ser seu si sem só sobre somente sua também te tem tenho temos todo todos tudo um uma vai vou vamos você aqui agora ainda favor obrigado resposta campo pergunta texto momento sinceramente atualmente simplesmente ser ok sim`,
  context: `
    amanhã hoje ontem tarde breve logo próxima próximo semana mês dia dias segunda terça quarta quinta sexta feira reunião ligação demo visita conversa call cliente clientes time equipe equipa chefe gestor comercial vendas info
    informação informações dados detalhes contato contacto telefone interno depois antes quando puder projeto ponto parte`,
  barred: 'por preencher | desconhecido | não sei | nao sei',
  exact: `
    desconhecido | desconhecida | a definir | a determinar | a confirmar | a preencher | a completar | a verificar | a ver | por definir | por preencher | por confirmar | por determinar | não sei | não se sabe | não sabemos | sem ideia | sem informação | sem info | sem dados | sem resposta | não aplicável | não se aplica | não disponível |
    pendente | mais tarde | depois | ver notas | ver acima | ver email | idem | qualquer coisa | teste | texto de teste | ainda não | perguntar ao cliente | n/d | s/d | nd | n/a | em andamento | em curso | tudo certo | tudo bem | tudo ok | o de sempre | como sempre | sei lá | nada demais | nada de especial | campo obrigatório |
    sem comentários | nao sei | verificar | vou ver | em branco | bla bla | normal | padrão | importante | de acordo | verbal | obrigatório | esqueci | igual | nda | n.d. | nsa | não perguntei | não falamos | a ver | vou verificar | feito | visto | não lembro | em análise`,
  classes: {
    see: 'ver|vide|veja|vê|verificar|consultar|checar|conferir|olhar|cf',
    place:
      'nota|anotações|email|mail|anexo|anexos|oferta|proposta|apresentação|documento|documentos|pasta|ata|contrato|acima|abaixo|crm|gravação|ficha|reunião|resumo|relatório|link|anterior|chat|histórico|arquivo|orçamento|slides|ligação|conversa',
    do: 'completar|preencher|perguntar|verificar|confirmar|definir|determinar|esclarecer|adicionar|acrescentar|colocar|fazer|rever|consultar|descobrir|atualizar|ligar|falar|inserir|checar|validar|ver|entender|apurar|alinhar|incluir|levantar',
    good: 'bom|boa|bem|ótimo|ótima|super|perfeito|excelente|interessado|interessados|interessada|contente|feliz|positivo|alto|melhor|certo|legal|ok|satisfeito|tranquilo',
    deal: 'reunião|cliente|potencial|contato|relação|demo|projeto|produto|solução|conversa|oportunidade|ligação|negócio|visita|call',
    gate: 'fase|etapa|campo|passo|validação|regra|formulário|estágio|tela|frente|oportunidade',
    system: 'sistema|salesforce|crm|ferramenta|programa|regra|formulário|chefe|processo|direção|gestor|gerente',
    time: 'depois|amanhã|logo|breve|tarde|mais|próximamente',
  },
  placeholder: `
    ~desconhecido | ~desconhecida | a/por {do} | não [se/o] sei/sabe/sabemos/sabem/saberia | sem/nenhuma ideia/informação/info/resposta/dados/comentários/definição/detalhes/retorno/novidades/alteração | não aplicável/disponível/definido/definida/informado/especificado/conhecido/identificado/relevante/necessário/consta/há | não se aplica | ainda/não não/ainda [sei/definido/sabe] |
    difícil dizer | não sei dizer | nada a declarar/dizer/acrescentar/reportar | nada de especial/novo/mais | teste | sei lá | espaço reservado`,
  pointer: `
    {see} {place} | {see} o/a/os/as/na/no/minhas/nas/nos/em * | ver * | ver com * | como/conforme [já] combinado/falado/falamos/conversado/conversamos/discutido/dito/mencionado/sempre/acordado/acima/conversa/reunião/email/ata/vimos/descrito/visto [*] | segundo combinado/* | está/consta/fica no/na/nas/nos/em * | tudo no/na/nas/nos/em {place} | no/na/nas {place} | perguntar/pergunte/pergunta a/ao/pro/para/à * | já discutido/falado/dito/mencionado/respondido |
    copiado de/do/da * | copiado | cópia de/do/da * | copia e cola | igual a/ao/à/o * | mesmo que/de/do * | mesma coisa [que] | idem * | idem | em anexo | conforme * | como da/na última vez | igual à/a última vez`,
  promise: `
    [eu] preencho/completo/pergunto/verifico/confirmo/atualizo/coloco/faço/vejo/reviso/checo/ligo/escrevo/perguntarei/completarei/preencherei/confirmarei/verificarei/atualizarei/farei/verei/colocarei/incluirei {time} | perguntarei/completarei/preencherei/confirmarei/verificarei/atualizarei/farei/verei/colocarei/incluirei/veremos | vou/vamos/preciso/precisamos/tenho/temos/falta/devo/irei/quero [que/de/ainda] {do} | {do} {time} | ~pendente | pendente de/do * | aguardando [o/a/pelo] [*] | aguardo/aguardar/aguardamos/esperando/espero [o/a] [*] | à/a espera [de/do/da] [*] | será/serão/vai preenchido/completado/definido/confirmado/atualizado/adicionado/informado/ser | em andamento/curso/análise/definição/levantamento/avaliação | mais tarde | da próxima vez | na próxima [*] | em breve | ~depois | a seguir | segue depois/em | preencher/perguntar/verificar/completar depois/amanhã/mais | {do} | a {do}`,
  confession: `
    campo/pergunta/resposta [é] obrigatório/obrigatória/requerido | obrigatório | só/apenas/somente para/pra [conseguir/poder] salvar/passar/avançar/preencher/continuar/prosseguir/gravar/seguir [de/a/o/à/para] [*] | para/pra [conseguir/poder] salvar/passar/avançar/continuar/prosseguir/gravar/seguir [de/a/o/à/pra] [*] | tem/tinha/tive/preciso que/de escrever/colocar/preencher/pôr algo/alguma/qualquer [coisa] | {system} exige/pede/obriga/quer/requer [algo/isso/preencher] | senão não salva/passa/avança/deixa/consigo | não deixa salvar/passar/avançar | não me deixa * |
    não/nunca [foi/se/o/lhe] perguntei/perguntamos/falamos/discutimos/surgiu/perguntado/falado/discutido/abordado/tratado/conversamos/conversado | ainda não perguntei | sem tempo | não deu tempo | não tive tempo | falta de tempo | deixado/deixar em branco | em branco | ignorar | ignore [isso/isto] | inventei [isso] | inventado | texto/palavras aleatório/aleatórias/qualquer | ao acaso | muito longo * | longa história | renovação | é renovação | é uma renovação | exigido/pedido/solicitado por/pelo/pela * | esqueci de perguntar | esqueci | não precisa | não é necessário | por obrigação | pra constar | para constar | para/pra/por obrigação/preencher/completar [o] {gate} | não foi perguntado/falado/discutido | não perguntei | o {system} pede/exige | porque o {system} * | exigência do {system} | campo obrigatório | escrevo/ponho/coloco algo/qualquer [coisa]`,
  template: `
    inserir/insira/escrever/escreva/digite/coloque/adicionar [o/a/seu/sua/aqui] texto/resposta/citação/nome/aqui [aqui] | resposta/texto/citação aqui | sua/a resposta aqui | citação do cliente | nome do cliente | descrever/descreva a/o situação/problema`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} foi/é/está/muito {good} | muito {good} | tudo {good} | foi/está/é {good} | o de sempre | como sempre | de sempre | o habitual/normal/usual/mesmo | os mesmos problemas/motivos | cliente/ele/ela/eles quer/querem/vai/vão comprar/fechar/assinar | cliente/ele/ela/eles gostou/gostaram/gosta/adorou/querem/quer [do/da/nosso/nossa/o/a] [produto/solução] | nosso/nossa/o/a produto/solução é [o/a] {good} | cliente está [muito] {good} |
    nada demais/especial/novo | nada de especial/mais/novo/importante | várias/diversas/muitas coisas/razões | vários/diversos/muitos motivos/problemas/pontos | tem/têm/temos [um/muitos/alguns] problema/problemas/necessidade | sem problema/problemas/dor | nenhum problema/dor | disse/disseram/falou [que] [sim/não/ok/está/tudo] [{good}] | coisas diversas | interesse/necessidade/problema/potencial/orçamento [foi/está/é] identificado/identificada/confirmado/alto/real/existente/claro | muito/grande/alto/bom interesse/potencial/problema | de acordo | confirmou/aceitou | já/ele/ela confirmou | sem citação | importante | é [muito] importante | muito importante | normal | padrão | quer/querem comprar/fechar/assinar | somos os {good} | me disse [isso/que/sim] | de memória | não lembro [as] [palavras] [exatas] | não tenho ideia/dados/informação | citação depois`,
  fields:
    'problema | problemas | situação | orçamento | prazo | decisor | decisão | causa | impacto | objetivo | citação | resposta | necessidade | necessidades | prioridade | dor | dores | situação atual | problema principal | processo de decisão | próximo passo | próximos passos | motivo',
  days: 'segunda-feira | terça-feira | quarta-feira | quinta-feira | sexta-feira | sábado | domingo | hoje | amanhã | ontem | próxima semana',
  nothing: 'nada | nenhum | nenhuma | ninguém | nadinha',
  yesNo: 'sim | não | talvez | claro | com certeza | pode ser | óbvio',
};
