import type { Lexicon } from './types.ts';

/** Spanish. Our own list. `-mos` endings of verbs are found by a rule: Spanish leaves `nosotros` out. */
export const ES: Lexicon = {
  us: `nosotros / nosotras / nuestro / nuestra / nuestros / nuestras / nos / ofrecemos / somos / tenemos / contamos / hacemos / damos / ayudamos / llevamos / brindamos / lideramos /
    proporcionamos / creamos / disponemos / entregamos / vendemos / desarrollamos / garantizamos / permitimos / aportamos / podemos / estamos / vamos / sabemos / trabajamos / hemos`,
  customer: `usted / ustedes / su / sus / suyo / suya / les / le / tu / tus / ti / vosotros / vosotras / vuestro / vuestra / vuestros / vuestras / cliente / clientes / ellos / ellas / os / te /
    prospecto / usuario* / consigo`,
  shared: `acordamos / acordado / acuerdo / hablamos / hablado / quedamos / quedado / juntos / juntas / conjunt* / comentamos / comentado / vimos / vemos / reunimos / reunido /
    revisamos / revisado / nuestra llamada / nuestra reunion / nuestra conversacion / nuestro taller / nuestra proxima / nuestro proximo / ambos / ambas / los dos / sabemos si / medimos con`,
  puff: `lider / lideres / lider del mercado / lider mundial / numero uno / n 1 / el mejor del mercado / la mejor del mercado / mejor* del mercado / mejor* del mundo / mejor* del sector /
    revolucionari* / revolucion* / de vanguardia / vanguardista* / de ultima generacion / ultima tecnologia / de clase mundial / best-in-class / inigualable* / incomparable* / insuperable* /
    imbatible* / sin igual / sin rival / sin precedentes / unico en su clase / unica en su clase / unico en el mercado / unica en el mercado / puntero / puntera / punteros / punteras /
    galardonad* / premiad* / mas avanzad* / mas innovador* / mas modern* / mas complet* / mas potente* / mas fiable* / mas robust* / mas inteligente* / mas flexible* / game changer /
    referente* / mejor que nadie / mejor que todos / mejor que cualquier otr* / ningun otro proveedor / unica solucion / excepcional* / state of the art / lo ultimo en`,
  weak: `mejor / mejores / unico / unica / unicos / unicas / perfect* / ideal* / excelente* / fantastic* / increible* / innovador* / potente* / robust* / inteligente* / moderno / moderna /
    modernos / modernas / superior* / extraordinari* / genial* / magnific* / premium / brillante* / maravillos* / optim* / fluid* / espectacular*`,
  vendor: `plataforma / solucion / soluciones / producto / productos / software / herramienta / herramientas / tecnologia / suite / aplicacion / oferta / servicio / servicios / sistema / expertos /
    hoja de ruta / empresa / compania / proveedor / funcionalidades`,
  feature: `panel* / cuadro* de mando / analitica / api / apis / integracion* / conector* / modulo* / flujos de trabajo / workflow* / automatizacion* / ia / nube / sso / aplicacion movil / app / informes /
    alertas / notificaciones / plantillas / previsiones / chatbot* / portal / complementos / cifrado / copias de seguridad / roles / permisos / editor / ocr / firma electronica / multilingue /
    arrastrar y soltar / tiempo real / almacen de datos / configurable* / escalab* / interfaz / busqueda / asistente / registro de auditoria / aprendizaje automatico`,
  pain: `problema* / dolor* / retraso* / error* / horas / pierd* / perder / perdid* / desperdici* / coste* / costo* / cuesta* / manual* / a mano / dos veces / doble / reclamacion* / queja* / riesgo* / falta* /
    espera* / lent* / penalizacion* / multa* / para que / en vez de / en lugar de / ya no / porque / dias / semanas / parada* / averia* / atasc* / cuello de botella / plazo* / evita* / menos / sin que / nadie / ahorr*`,
  source: `segun / dice / dijo / afirma / escribe / escribio / informa / medido por / confirmado por / fuente / estudio de / encuesta de / auditado por / probado por / valorado por / publicado por`,
  vague: `optimiz* / mejora* / eficien* / eficac* / productiv* / transform* / digital* / sinergi* / valor / valor anadido / integral* / solucion* / estrateg* / escalab* / flexib* / sostenib* /
    innovacion* / potencial* / impulsa* / maximiz* / agil* / exito / experiencia* / visibilidad / crecimiento / rendimiento / ventaja* / beneficio* / calidad / divers* / distint* / cosas / acompan* / proceso* / excelencia / mas`,
  joins: `porque / para que / mientras / aunque / cuando / si / quien / hasta que / ya que / puesto que / por eso / por lo tanto`,
  and: `y / pero / o / ni / entonces / e`,
  subject: `esto / eso / yo / nadie / cada / todo / el / ella / se / alguien`,
  not: `no / nunca / ningun / ninguna / sin / jamas / tampoco`,
  unit: `hora* / minuto* / dia / dias / semana* / mes / meses / ano / anos / trimestre* / por ciento / euro / euros / pesos / dolares / personas / facturas / pedidos / tickets / lunes / martes / miercoles /
    jueves / viernes / enero / febrero / marzo / abril / mayo / junio / julio / agosto / septiembre / octubre / noviembre / diciembre / veces / mitad / tercio / docena* / cientos / miles / millon* / dos / tres /
    cuatro / cinco / seis / siete / ocho / nueve / diez / doce / veinte`,
  none: `mejor momento / mejor manera / mejor forma / mejores practicas / a lo mejor / lo mejor para ustedes / mejor dicho / mejor asi / identificador unico / numero unico / es mejor / seria mejor /
    excelente dia / excelente pregunta / perfecto gracias / perfecto entonces / lider de equipo / lider del proyecto / lider de proyecto / jefe / ultimos / extremos / mismos / ambos lados / su lider`,
};
