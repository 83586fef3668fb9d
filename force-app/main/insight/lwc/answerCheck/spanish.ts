import type { Lexicon } from './words.ts';

export const spanish: Lexicon = {
  filler: `
    a al algo ahí ahora así aún ante como con cual cuando de del desde donde el él ella ellas ellos en era es esa ese eso esta está están este esto fue ha han hay he hemos hoy
    la las le les lo los más me mi mis muy ni no nos nuestra nuestro o para pero por porque porfa favor que quien se ser si sí sido sin sobre solo sólo son su sus también te tiene tengo
    todo todos todavía tu un una uno y ya yo aquí respuesta campo pregunta texto momento sinceramente actualmente simplemente voy va vamos ok`,
  context: `
    mañana hoy ayer luego tarde pronto próxima próximo próximos semana mes día días lunes martes miércoles jueves viernes reunión llamada demo visita cita charla cliente clientes clienta prospecto equipo jefe
    jefa comercial ventas info información datos detalles contacto teléfono interno después antes cuando pueda puedo punto proyecto`,
  barred:
    'por definir | por determinar | por confirmar | desconocido | no sé | no se | no lo sé | ni idea | s/d | pendiente',
  exact: `
    desconocido | desconocida | por definir | por determinar | por confirmar | por completar | por rellenar | por ver | por concretar | a definir | a confirmar | no sé | no se | no lo sé | no sabe | no sabemos | ni idea | sin definir | sin información |
    sin info | sin datos | sin respuesta | no aplica | no procede | no disponible | no hay | pendiente | más tarde | luego | ver notas | ver arriba | ver correo | lo mismo | ídem | cualquier cosa | algo | varios | prueba | texto de prueba | texto de relleno | todavía no | aún no |
    n/d | s/d | nd | ns/nc | todo bien | en proceso | en curso | lo de siempre | como siempre | nada especial | campo obligatorio | bla bla | relleno | sin comentarios | sin novedad | ya veremos | x definir | a la espera | pdte | ns nc | no sabe no contesta | normal | estándar | importante | de acuerdo | verbal | obligatorio | x confirmar | olvidado | igual | nda | s.d. | s/i | s/n | listo | hecho | visto | no tengo idea | no relevante | no contesta | en revisión`,
  classes: {
    see: 'ver|véase|vea|ve|mirar|revisar|consultar|leer|cf',
    place: `
      nota|notas|correo|correos|mail|email|adjunto|adjunta|adjuntos|anexo|oferta|propuesta|presentación|documento|documentos|archivo|carpeta|acta|contrato|arriba|abajo|crm|grabación|ficha|llamada|reunión|minuta|resumen|informe|enlace|anterior|chat|historial|pliego|presupuesto`,
    do: `
      completar|rellenar|preguntar|verificar|confirmar|definir|determinar|aclarar|añadir|agregar|poner|hacer|revisar|consultar|averiguar|actualizar|concretar|llamar|hablar|preguntarle|preguntarlo|completarlo|rellenarlo|precisar|indagar|validar|ver|mirar|investigar|comentar`,
    good: 'buen|buena|bueno|bien|súper|perfecto|excelente|genial|ok|interesado|interesados|interesada|contento|contentos|encantados|encantado|positivo|alto|mejor|estupendo|guay|conforme',
    deal: 'reunión|llamada|cliente|potencial|contacto|relación|demo|encaje|proyecto|producto|solución|sensación|oportunidad|charla|feeling|visita',
    gate: 'fase|etapa|campo|paso|validación|regla|formulario|siguiente|pantalla|ficha|oportunidad',
    system: 'sistema|salesforce|crm|herramienta|programa|regla|formulario|jefe|proceso|dirección|director',
    time: 'luego|mañana|después|pronto|tarde|más|próximamente',
  },
  placeholder: `
    ~desconocido | ~desconocida | ~desconocidos | por {do} | no [lo/se/le] sé/sabe/sabemos/saben/sabría | no sé/se | ni idea | sin definir/información/info/datos/respuesta/especificar/determinar/confirmar/concretar/asignar/comentarios/novedad/cambios | no aplica/procede/disponible/hay/definido/informado/consta/indicado/conocido/aplicable |
    aún/todavía no/sin [definido/sabe/conocido/hablado/definir] | no puedo/podría decir | difícil de/decir [decir] | nada que/especial/nuevo [reportar/decir/añadir/comentar/destacar] | no hay nada/datos/información/info | prueba | relleno`,
  pointer: `
    {see} {place} | {see} el/la/los/las/mi/mis/en/nuestro/nuestra [el/la] * | ver * | ver con * | como [ya] hablamos/comentamos/hablado/comentado/acordado/acordamos/dicho/dijimos/siempre/quedamos/arriba/antes/mencionado/mencionamos/discutimos/discutido/se/vimos | según lo/el/la/nuestra/nuestro hablado/comentado/acordado/dicho/* | según {place} | está/esta/están/viene en el/la/los/las/mi/su * | todo en el/la/los/las/mi/su {place} | en el/la/los/mi {place} |
    preguntar a/al * | pregunta/pregúntale/pregunten a/al * | preguntar/preguntad a * | ya hablado/comentado/mencionado/dicho/respondido | copiado de/del * | copiado | copia de/del * | copiar y pegar | copia pega | igual que * | igual que el/la * | mismo que * | lo mismo que * | lo mismo | ídem que * | ídem`,
  promise: `
    [lo/la/se/le/les] relleno/completo/pregunto/miro/confirmo/actualizo/añado/pongo/hago/reviso/consulto/averiguo/veo/llamo/cuento/preguntaré/completaré/rellenaré/confirmaré/actualizaré/haré/veré/revisaré/pondré/añadiré/consultaré/averiguaré/preguntaremos/veremos/completaremos/llamaré luego/después/mañana/pronto/más |
    [lo/la/se/le/les] preguntaré/completaré/rellenaré/confirmaré/actualizaré/haré/veré/revisaré/pondré/añadiré/consultaré/averiguaré/preguntaremos/veremos/completaremos/llamaré | lo/la/se/le/les relleno/completo/pregunto/miro/confirmo/actualizo/añado/pongo/hago/reviso/consulto/averiguo/veo |
    voy/vamos/tengo/hay/queda/falta/debo/tenemos/quiero a/que/por [{do}/preguntar] | tengo/hay/tenemos que {do} | voy/vamos a {do} | falta/faltan/queda/quedan por {do} | falta/faltan {do} | debo/quiero/necesito/toca {do} | ~pendiente | pendiente de/del * | ~pendientes | pendiente | a la espera [de/del] [*] | esperando [a/al/la/el/su] [*] | en espera [de] [*] | se definirá/verá/completará/confirmará/rellenará/actualizará/concretará/informará/añadirá | en proceso/curso/estudio/análisis | más tarde/adelante | la próxima vez/reunión/llamada | próximamente | ya veremos/veré/se | luego | {do} luego/mañana/después/más | x {do} | lo/la/le miro/veo/hablo/pregunto | preguntar/confirmar/completar/rellenar luego/mañana/después | {do} | a {do} | me falta {do}`,
  confession: `
    campo/pregunta/respuesta [es] obligatorio/obligatoria/requerido | es obligatorio/obligatoria | para [poder] pasar/avanzar/guardar/continuar/seguir/cerrar/salvar/grabar [de/a/la/el/al] [la/siguiente] [{gate}] [{gate}] | para que me deje/* | para que me deje guardar/pasar/seguir/continuar | para cumplir/rellenar/llenar [el/la] * | hay/había/tengo que poner/escribir/rellenar/llenar/meter algo/esto/el/cualquier [campo/cosa] | por poner algo | {system} [me/lo/nos] pide/exige/obliga/requiere/quiere/reclama [algo/esto/a/poner] | si no no [me] [deja/puedo] [guardar/avanzar/seguir/pasar] | no me deja [guardar/avanzar/seguir/pasar] |
    no [lo/se/le/les/hemos/he/la/ha] [hemos/he/ha] preguntado/hablado/tratado/comentado/discutido/abordado/pregunté/salió/surgió/hablamos/hablaron/visto | nunca preguntado/hablado/salió/surgió | no dio tiempo | sin tiempo | no hay tiempo | no tuve tiempo | no tengo tiempo | falta de tiempo | dejado/dejar en blanco | en blanco | a propósito | ignorar [esto] | me lo inventé | me lo he inventado | inventado | texto/palabras al azar/aleatorio/aleatorias/cualquiera | de relleno | texto cualquiera | demasiado largo * | larga historia | renovación | es una renovación | no hace falta | no necesario | no es necesario | exigido/pedido/requerido por * | solo por cumplir | por cumplir | olvidé preguntar | se me olvidó | no se habló/comentó/trató/preguntó/discutió | no hablamos/preguntamos [de] [eso/esto] | por obligación | es obligatorio | para rellenar/llenar/completar [el] {gate} | lo pide/exige/quiere el/la {system} | porque [lo] pide/exige * [*] | no viene al caso | campo requerido | el veloz murciélago * | cardillo y kiwi`,
  template: `
    respuesta/texto/cita aquí | su/tu/la respuesta/texto/cita aquí | insertar/insertar/introducir/escribir/escriba/ingrese/poner [el/la/su/tu/aquí] texto/respuesta/cita/nombre/aquí [aquí] | cita del cliente | nombre del cliente | describir la/el situación/problema | completar/rellenar aquí`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} fue/es/está/muy {good} | muy {good} | todo {good} | está/fue/va/salió {good} | todo ok/bien/correcto/normal | lo de siempre | como siempre | los/las problemas/razones/cosas de siempre | de siempre | lo habitual/normal/típico/mismo | cliente/él/ella/ellos quiere/quieren/va/van [a] comprar/firmar | les/le gusta/gustó/encanta [nuestro/nuestra/el/la/mucho] [producto/solución] | cliente/él/ella/quiere/quieren/necesitan/necesita [nuestro/nuestra/el/la/a] [producto/solución/nosotros] | nuestro/nuestra/el/la producto/solución es [el/la] {good} |
    nada especial/nuevo/relevante/en/importante [particular] | varias/diversas/muchas/distintas cosas/razones/motivos/problemas/causas | varios/diversos/muchos motivos/problemas/temas/puntos | tiene/tienen/hay/tenemos [un/muchos/varios/algún] problema/problemas/necesidad/necesidades | sin problema/problemas/dolor | ningún/ninguna problema/necesidad | dijo/dicen/dice/confirmó que sí/no/bien/ok | dijo/dice sí/no/ok | cualquier cosa | interés/necesidad/problema/potencial/presupuesto [está/es] identificado/identificada/confirmado/alto/real/existente/claro | mucho/gran/alto/buen interés/potencial/problema | de acuerdo | confirmó/aceptó | lo/ha confirmó/confirmado | sin cita | importante | es [muy] importante | muy importante | normal | estándar | quiere/quieren comprar/firmar | somos los {good} | me dijo [eso/que/sí] | de memoria | no recuerdo [las] [palabras] [exactas] | no hay problema/problemas/dolor | porque sí | no tengo idea/datos/información | cita pendiente`,
  fields:
    'problema | problemas | situación | presupuesto | plazo | decisor | decisión | causa | impacto | objetivo | cita | respuesta | necesidad | necesidades | prioridad | dolor | situación actual | problema principal | proceso de decisión | próximo paso | próximos pasos | motivo',
  days: 'lunes | martes | miércoles | jueves | viernes | sábado | domingo | hoy | mañana | ayer | próxima semana',
  nothing: 'nada | ninguno | ninguna | nadie | nada de nada',
  yesNo: 'sí | si | no | quizás | quizá | tal vez | claro | a lo mejor | por supuesto | vale',
};
