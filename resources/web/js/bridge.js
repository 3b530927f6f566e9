/*
 * The app's glue between the map (map.js) and the window. All messages are declared on one page:
 * explorer/webmap/bridge.py. Loaded last, after qwebchannel.js.
 */
(function () {
  "use strict";

  const datong = window.datong;
  const waiting = [];
  let host = null;

  /** Send a message to the window; before the channel stands it waits. */
  function send(name, ...payload) {
    if (host) host[name](...payload);
    else waiting.push([name, payload]);
  }

  datong.channel = new QWebChannel(qt.webChannelTransport, (channel) => {
    host = channel.objects.map;
    for (const [name, payload] of waiting.splice(0)) send(name, ...payload);
  });

  /** Call back once what was just drawn is on the screen: after the second frame from now. */
  function afterPaint(callback) {
    requestAnimationFrame(() => requestAnimationFrame(callback));
  }

  let tools = null;

  datong.boot({
    dataUrl: "data/map.json",
    // The kinds with their symbols stand in the filter beside the map.
    options: { legendKinds: false },
    host: {
      onReady() {
        send("ready");
        afterPaint(() => send("drawn", 0));
      },
      onSelect: (ids) => send("select", ids),
      onHover: (id) => send("hover", id),
      onCounty: (adcode) => send("county", adcode),
      onLayers: (choice) => send("layers", choice),
    },
  }).then((controller) => {
    tools = datong.createTools(controller, {
      onPointer: (spot) => send("pointer", spot),
      onView: (view) => send("view", view),
      onTool: (name) => send("tool", name),
      onPick: (pick) => send("pick", pick),
      onMeasured: (result) => send("measured", result),
      onCopy: () => send("copy"),
      onMenu: (wish) => send("menu", wish),
    });
  });

  /** The version of the data that are drawn; bits of a filter mean places of one version only. */
  let drawn = 0;
  let early = null;

  function setFilterBits(bits, version) {
    if (version === drawn) datong.controller.setFilterBits(bits);
    else early = { bits, version };
  }

  /** What the window may call, once it has heard "ready". */
  datong.app = {
    async reload(version) {
      datong.controller.setData(await datong.fetchData("data/map.json"));
      drawn = version;
      if (early && early.version === version) datong.controller.setFilterBits(early.bits);
      afterPaint(() => send("drawn", version));
    },
    setFilter(ids) {
      early = null;
      datong.controller.setFilter(ids);
    },
    setFilterBits,
    setTheme: (name) => datong.controller.setTheme(name),
    setLanguage: (name) => datong.controller.setLanguage(name),
    setLayers: (layers) => datong.controller.setLayers(layers),
    setFill: (id) => datong.controller.setFill(id),
    setMetrics: (offered) => datong.controller.setMetrics(offered),
    select: (ids, fly) => datong.controller.select(ids, { fly }),
    hover: (id) => datong.controller.hover(id),
    showAll: () => datong.controller.showAll(),
    showCounty: (adcode) => datong.controller.showCounty(adcode),
    setTool: (name) => tools.setTool(name),
    cancel: () => tools.cancel(),
    setView: (center, zoom, fly) => tools.setView(center, zoom, fly),
    pin: (spot, text) => tools.pin(spot, text),
    tools: () => tools.state(),
  };
})();
