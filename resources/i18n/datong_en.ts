<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>全程离线，不访问网络；文献和项目只保存在本机。</source>
      <translation>Everything happens offline; documents and projects stay on this computer.</translation>
    </message>
    <message>
      <source>关于大同图览</source>
      <translation>About Datong Explorer</translation>
    </message>
    <message>
      <source>图中行政区划界线仅供示意，不作为划界依据，亦未经审图，没有审图号。凡公开出版、展示用本程序制作的地图，须依照《地图管理条例》送审并取得审图号，或改用自然资源部标准地图服务的底图。</source>
      <translation>Boundaries on the map are for orientation only and have no legal force. They carry no map review number (审图号). Whoever publishes a map made with this program in China needs one of their own under the Regulations on Map Management (地图管理条例), or uses a reviewed base map of the Ministry of Natural Resources instead.</translation>
    </message>
    <message>
      <source>地图如实表示位置的精度：只知道在哪个县区的，画成空心；市外的只列出，不上图。</source>
      <translation>The map tells how precisely a position is known: places known to their county only are drawn hollow; places outside Datong are listed, never drawn.</translation>
    </message>
    <message>
      <source>地图审核（审图号）</source>
      <translation>Map review (审图号)</translation>
    </message>
    <message>
      <source>大同图览</source>
      <translation>Datong Explorer</translation>
    </message>
    <message>
      <source>大同图览以 MIT 许可发布，并使用下列软件：</source>
      <translation>Datong Explorer is published under the MIT licence and uses:</translation>
    </message>
    <message>
      <source>把本地报刊和工作报告里关于大同各地的说法放到地图上，每个数字都附原文和出处。</source>
      <translation>Puts what local newspapers and work reports say about the places of Datong on a map, every figure with its quote and source.</translation>
    </message>
    <message>
      <source>数据来源</source>
      <translation>Data Sources</translation>
    </message>
    <message>
      <source>版本 {}</source>
      <translation>Version {}</translation>
    </message>
    <message>
      <source>许可</source>
      <translation>Licences</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Notes</translation>
    </message>
  </context>
  <context>
    <name>AppearanceActions</name>
    <message>
      <source>外观</source>
      <translation>Appearance</translation>
    </message>
    <message>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>语言 Language</source>
      <translation>Language 语言</translation>
    </message>
    <message>
      <source>跟随系统</source>
      <translation>Follow System</translation>
    </message>
  </context>
  <context>
    <name>Bars</name>
    <message>
      <source>地图(&amp;M)</source>
      <translation>&amp;Map</translation>
    </message>
    <message>
      <source>工具栏</source>
      <translation>Toolbar</translation>
    </message>
    <message>
      <source>帮助(&amp;H)</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <source>编辑(&amp;E)</source>
      <translation>&amp;Edit</translation>
    </message>
    <message>
      <source>视图(&amp;V)</source>
      <translation>&amp;View</translation>
    </message>
    <message>
      <source>项目(&amp;P)</source>
      <translation>&amp;Project</translation>
    </message>
  </context>
  <context>
    <name>BookmarkActions</name>
    <message>
      <source>为当前视图加书签…</source>
      <translation>Bookmark this view…</translation>
    </message>
    <message>
      <source>书签</source>
      <translation>Bookmarks</translation>
    </message>
    <message>
      <source>书签名称（同名的会被替换）：</source>
      <translation>Name of the bookmark (one of the same name is replaced):</translation>
    </message>
    <message>
      <source>加书签</source>
      <translation>Add Bookmark</translation>
    </message>
    <message>
      <source>管理书签…</source>
      <translation>Manage Bookmarks…</translation>
    </message>
    <message>
      <source>视图 {}</source>
      <translation>View {}</translation>
    </message>
  </context>
  <context>
    <name>BookmarksDialog</name>
    <message>
      <source>书签</source>
      <translation>Bookmarks</translation>
    </message>
    <message>
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>改名</source>
      <translation>Rename</translation>
    </message>
    <message>
      <source>转到</source>
      <translation>Go to</translation>
    </message>
  </context>
  <context>
    <name>BriefPreview</name>
    <message>
      <source>PDF 文档</source>
      <translation>PDF document</translation>
    </message>
    <message>
      <source>Word 文档</source>
      <translation>Word document</translation>
    </message>
    <message>
      <source>{}摘要.pdf</source>
      <translation>{} summary.pdf</translation>
    </message>
    <message>
      <source>保存…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>保存县区摘要</source>
      <translation>Save County Summary</translation>
    </message>
    <message>
      <source>全部县区（地图集）</source>
      <translation>All counties (atlas)</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>县区摘要</source>
      <translation>County Summary</translation>
    </message>
    <message>
      <source>只含筛选出的 {} 处地点</source>
      <translation>Only the {} places that pass the filter</translation>
    </message>
    <message>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>正在排版…</source>
      <translation>Setting the pages…</translation>
    </message>
    <message>
      <source>纸张</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>网页</source>
      <translation>Web page</translation>
    </message>
    <message>
      <source>页码</source>
      <translation>Page</translation>
    </message>
    <message>
      <source>页面预览</source>
      <translation>Preview of the pages</translation>
    </message>
  </context>
  <context>
    <name>ChipStrip</name>
    <message>
      <source>{}
点击移除</source>
      <translation>{}
Click to remove</translation>
    </message>
    <message>
      <source>当前筛选</source>
      <translation>Present filter</translation>
    </message>
    <message>
      <source>移除筛选“{}”</source>
      <translation>Remove the filter “{}”</translation>
    </message>
  </context>
  <context>
    <name>ComparePanel</name>
    <message>
      <source>{} · {}（{}）　{}</source>
      <translation>{} · {} ({})  {}</translation>
    </message>
    <message>
      <source>关闭两处原文</source>
      <translation>Close both sources</translation>
    </message>
    <message>
      <source>前者</source>
      <translation>First</translation>
    </message>
    <message>
      <source>后者</source>
      <translation>Second</translation>
    </message>
    <message>
      <source>在“出入”里点一条，两处原文就并排显示在这里。</source>
      <translation>Click a disagreement, and both sources are shown here side by side.</translation>
    </message>
    <message>
      <source>看出入</source>
      <translation>Show disagreements</translation>
    </message>
  </context>
  <context>
    <name>CountyModel</name>
    <message>
      <source>主要数据</source>
      <translation>Key figures</translation>
    </message>
    <message>
      <source>其余 {} 项指标见“事实”</source>
      <translation>{} more metrics under “Facts”</translation>
    </message>
    <message>
      <source>另有 {} 个数</source>
      <translation>{} more</translation>
    </message>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>项目进展</source>
      <translation>Project status</translation>
    </message>
  </context>
  <context>
    <name>CountyPanel</name>
    <message>
      <source>{}：各县区</source>
      <translation>{}: all counties</translation>
    </message>
    <message>
      <source>不比较</source>
      <translation>No comparison</translation>
    </message>
    <message>
      <source>与{}比较</source>
      <translation>Compare with {}</translation>
    </message>
    <message>
      <source>与哪个县区比较</source>
      <translation>Compare with which county</translation>
    </message>
    <message>
      <source>代码 {}</source>
      <translation>Code {}</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>县区摘要…</source>
      <translation>County Summary…</translation>
    </message>
    <message>
      <source>县区的地点、数据和项目</source>
      <translation>Places, figures and projects of the county</translation>
    </message>
    <message>
      <source>只看该县区的地点</source>
      <translation>Only places of this county</translation>
    </message>
    <message>
      <source>各县区的数值</source>
      <translation>Values of the counties</translation>
    </message>
    <message>
      <source>文献中没有读出地点和数据。</source>
      <translation>The documents name neither places nor figures.</translation>
    </message>
    <message>
      <source>显示全部县区</source>
      <translation>Show all counties</translation>
    </message>
    <message>
      <source>添加文献</source>
      <translation>Add Documents</translation>
    </message>
    <message>
      <source>生成可以打印的县区摘要</source>
      <translation>Make a county summary for printing</translation>
    </message>
    <message>
      <source>读入文献后，这里列出各县区的地点、数据和项目进展。</source>
      <translation>Once documents are read, the places, figures and projects of the counties are listed here.</translation>
    </message>
    <message>
      <source>面积 {:.0f} 平方公里</source>
      <translation>Area {:.0f} km²</translation>
    </message>
  </context>
  <context>
    <name>DisagreementsPanel</name>
    <message>
      <source>先在地图或列表中选一处地点或一个县区。</source>
      <translation>First select a place or a county on the map or in a list.</translation>
    </message>
    <message>
      <source>全部地点</source>
      <translation>All places</translation>
    </message>
    <message>
      <source>全部类别（{}）</source>
      <translation>All kinds ({})</translation>
    </message>
    <message>
      <source>出入 {}</source>
      <translation>Disagreements {}</translation>
    </message>
    <message>
      <source>出入的类别</source>
      <translation>Kind of disagreement</translation>
    </message>
    <message>
      <source>列出哪些地点的</source>
      <translation>Of which places</translation>
    </message>
    <message>
      <source>复制（含出处）</source>
      <translation>Copy with Source</translation>
    </message>
    <message>
      <source>尚未核定（{}）</source>
      <translation>Not settled ({})</translation>
    </message>
    <message>
      <source>所选的地点或县区</source>
      <translation>Selected places or county</translation>
    </message>
    <message>
      <source>数据的出入</source>
      <translation>Disagreeing figures</translation>
    </message>
    <message>
      <source>文献没有说到这些地点的建设状态。</source>
      <translation>The documents do not tell the state of these places.</translation>
    </message>
    <message>
      <source>没有发现出入：各篇文献的同一指标相符，或只有一篇提到。</source>
      <translation>No disagreements: the documents agree on each metric, or only one mentions it.</translation>
    </message>
    <message>
      <source>添加文献</source>
      <translation>Add Documents</translation>
    </message>
    <message>
      <source>筛选后的地点</source>
      <translation>Filtered places</translation>
    </message>
    <message>
      <source>读入文献后，这里列出数据的出入和项目的进展。</source>
      <translation>Once documents are read, disagreements and the progress of projects are listed here.</translation>
    </message>
    <message>
      <source>项目进展</source>
      <translation>Project status</translation>
    </message>
    <message>
      <source>项目进展 {}</source>
      <translation>Project status {}</translation>
    </message>
  </context>
  <context>
    <name>Docks</name>
    <message>
      <source>事实</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>出入</source>
      <translation>Disagreements</translation>
    </message>
    <message>
      <source>原文</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>对照</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>展开面板</source>
      <translation>Unfold panel</translation>
    </message>
    <message>
      <source>属性表</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>收起面板</source>
      <translation>Fold panel</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>时间线</source>
      <translation>Timeline</translation>
    </message>
  </context>
  <context>
    <name>DocumentsPanel</name>
    <message>
      <source>{} 篇</source>
      <translation>{} documents</translation>
    </message>
    <message>
      <source>从原文件重新读取所选文献</source>
      <translation>Read the selected documents again from their files</translation>
    </message>
    <message>
      <source>从项目中移除所选文献，可以撤销；原文件不动</source>
      <translation>Remove the selected documents from the project; this can be undone, and the files stay</translation>
    </message>
    <message>
      <source>修改</source>
      <translation>Edit</translation>
    </message>
    <message>
      <source>只看所选</source>
      <translation>Selected only</translation>
    </message>
    <message>
      <source>地图和各面板只显示所选文献提到的地点</source>
      <translation>Map and panels show only places that the selected documents mention</translation>
    </message>
    <message>
      <source>复制所选行</source>
      <translation>Copy Selected Rows</translation>
    </message>
    <message>
      <source>打不开文件夹 {}，它可能已经移走。</source>
      <translation>The folder {} cannot be opened; it may have been moved.</translation>
    </message>
    <message>
      <source>打开原文件所在的文件夹</source>
      <translation>Open the folder of the file</translation>
    </message>
    <message>
      <source>打开所在文件夹</source>
      <translation>Open Folder</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>查找文献</source>
      <translation>Find documents</translation>
    </message>
    <message>
      <source>添加 ▾</source>
      <translation>Add ▾</translation>
    </message>
    <message>
      <source>添加文件…</source>
      <translation>Add Files…</translation>
    </message>
    <message>
      <source>添加文件夹…</source>
      <translation>Add Folder…</translation>
    </message>
    <message>
      <source>添加文件或文件夹；也可以拖进窗口</source>
      <translation>Add files or a folder; they can be dragged into the window too</translation>
    </message>
    <message>
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>还没有文献。添加报纸或工作报告（文本、网页、Word、PDF），或把文件拖进窗口。</source>
      <translation>No documents yet. Add newspapers or work reports (text, web pages, Word, PDF), or drag files into the window.</translation>
    </message>
    <message>
      <source>重新读取</source>
      <translation>Read again</translation>
    </message>
  </context>
  <context>
    <name>DropSign</name>
    <message>
      <source>松开鼠标，打开项目“{}”</source>
      <translation>Release to open the project “{}”</translation>
    </message>
    <message>
      <source>松开鼠标，添加 {} 个文件</source>
      <translation>Release to add {} files</translation>
    </message>
    <message>
      <source>松开鼠标，添加“{}”</source>
      <translation>Release to add “{}”</translation>
    </message>
  </context>
  <context>
    <name>EditActions</name>
    <message>
      <source>取消选择</source>
      <translation>Clear Selection</translation>
    </message>
  </context>
  <context>
    <name>EditLabels</name>
    <message>
      <source>修改《{}》的题录</source>
      <translation>Edit title, publisher or date of “{}”</translation>
    </message>
    <message>
      <source>排除 {} 处地点</source>
      <translation>Reject {} places</translation>
    </message>
    <message>
      <source>排除地点“{}”</source>
      <translation>Reject the place “{}”</translation>
    </message>
    <message>
      <source>撤回对 {} 处地点的核对</source>
      <translation>Take back the review of {} places</translation>
    </message>
    <message>
      <source>撤回对“{}”的核对</source>
      <translation>Take back the review of “{}”</translation>
    </message>
    <message>
      <source>放回《{}》</source>
      <translation>Put “{}” back</translation>
    </message>
    <message>
      <source>核定“{}”的出入</source>
      <translation>Settle the disagreement on “{}”</translation>
    </message>
    <message>
      <source>确认 {} 处地点</source>
      <translation>Confirm {} places</translation>
    </message>
    <message>
      <source>确认地点“{}”</source>
      <translation>Confirm the place “{}”</translation>
    </message>
    <message>
      <source>移除 {} 篇文献</source>
      <translation>Remove {} documents</translation>
    </message>
    <message>
      <source>移除《{}》</source>
      <translation>Remove “{}”</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source> 毫米</source>
      <translation> mm</translation>
    </message>
    <message>
      <source>HTML 地图（单个网页文件）</source>
      <translation>HTML map (one file)</translation>
    </message>
    <message>
      <source>仅知所在县区的地点，其点只是县内示意；每种格式都写明这一点和数据来源。</source>
      <translation>Points of places known to their county only are indicative; every format says so and names the sources.</translation>
    </message>
    <message>
      <source>分辨率</source>
      <translation>Resolution</translation>
    </message>
    <message>
      <source>只导出筛选出的 {} 处地点</source>
      <translation>Export only the {} places that pass the filter</translation>
    </message>
    <message>
      <source>图片大小(&amp;S)</source>
      <translation>Picture &amp;size</translation>
    </message>
    <message>
      <source>图片宽度</source>
      <translation>Picture width</translation>
    </message>
    <message>
      <source>图片高度</source>
      <translation>Picture height</translation>
    </message>
    <message>
      <source>坐标系</source>
      <translation>Coordinate System</translation>
    </message>
    <message>
      <source>坐标系(&amp;C)</source>
      <translation>&amp;Coordinate System</translation>
    </message>
    <message>
      <source>大同图览</source>
      <translation>Datong Explorer</translation>
    </message>
    <message>
      <source>宽 </source>
      <translation>Width </translation>
    </message>
    <message>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>格式</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>格式(&amp;F)</source>
      <translation>&amp;Format</translation>
    </message>
    <message>
      <source>高 </source>
      <translation>Height </translation>
    </message>
  </context>
  <context>
    <name>FacetGroup</name>
    <message>
      <source>筛选：{}</source>
      <translation>Filter: {}</translation>
    </message>
  </context>
  <context>
    <name>FacetModel</name>
    <message>
      <source>{}等 {} 项</source>
      <translation>{} and others ({})</translation>
    </message>
    <message>
      <source>{}，{} 处</source>
      <translation>{}, {} places</translation>
    </message>
  </context>
  <context>
    <name>FactModel</name>
    <message>
      <source>其他</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>其他指标</source>
      <translation>Other metrics</translation>
    </message>
    <message>
      <source>未写明时间</source>
      <translation>No date given</translation>
    </message>
  </context>
  <context>
    <name>FactsPanel</name>
    <message>
      <source>卡片的排列</source>
      <translation>Order of the cards</translation>
    </message>
    <message>
      <source>地点对照表</source>
      <translation>Table comparing places</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制全部数据，含引文和出处</source>
      <translation>Copy all figures with quotes and sources</translation>
    </message>
    <message>
      <source>对照表</source>
      <translation>Comparison</translation>
    </message>
    <message>
      <source>把所选地点的数据并排列成表</source>
      <translation>List the figures of the selected places side by side</translation>
    </message>
    <message>
      <source>按原文顺序</source>
      <translation>In order of the text</translation>
    </message>
    <message>
      <source>按指标归组</source>
      <translation>By metric</translation>
    </message>
    <message>
      <source>按数值大小</source>
      <translation>By value</translation>
    </message>
    <message>
      <source>按文献</source>
      <translation>By document</translation>
    </message>
    <message>
      <source>按时间</source>
      <translation>By time</translation>
    </message>
    <message>
      <source>数据卡片</source>
      <translation>Fact cards</translation>
    </message>
    <message>
      <source>文献中没有关于全市的数据。点选一处地点或一个县区，看它的数据。</source>
      <translation>The documents say no figures of the whole city. Select a place or a county to see its own.</translation>
    </message>
    <message>
      <source>文献中没有关于该县区本身的数据。</source>
      <translation>The documents say no figures of this county itself.</translation>
    </message>
    <message>
      <source>文献中没有读出数据。</source>
      <translation>No figures were found in the documents.</translation>
    </message>
    <message>
      <source>添加文献</source>
      <translation>Add Documents</translation>
    </message>
    <message>
      <source>看原文中的提及</source>
      <translation>Show its mentions in the source</translation>
    </message>
    <message>
      <source>看该县区的地点和项目</source>
      <translation>Show the county's places and projects</translation>
    </message>
    <message>
      <source>读入文献后，这里列出数据和引文。</source>
      <translation>Once documents are read, their figures and quotes are listed here.</translation>
    </message>
    <message>
      <source>这些地点在文献中只有提及，没有数据。</source>
      <translation>The documents mention these places without figures.</translation>
    </message>
    <message>
      <source>这处地点在文献中只有提及，没有数据。</source>
      <translation>The documents mention this place without figures.</translation>
    </message>
  </context>
  <context>
    <name>Faults</name>
    <message>
      <source>程序内部出错，刚才的操作没有完成；项目文件不受影响。详情见日志。</source>
      <translation>The program has made an error, and what you wanted was not done; the project file is not affected. Details are in the log.</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>{} / {} 处</source>
      <translation>{} / {} places</translation>
    </message>
    <message>
      <source>共 {1} 处</source>
      <translation>{1} in all</translation>
    </message>
    <message>
      <source>展开或收起筛选条件</source>
      <translation>Unfold or fold the filter</translation>
    </message>
    <message>
      <source>显示 {} 处地点，共 {} 处</source>
      <translation>{} places shown of {}</translation>
    </message>
    <message>
      <source>清除</source>
      <translation>Clear</translation>
    </message>
    <message>
      <source>清除全部筛选条件</source>
      <translation>Clear the whole filter</translation>
    </message>
    <message>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
  </context>
  <context>
    <name>FindActions</name>
    <message>
      <source>查找…</source>
      <translation>Find…</translation>
    </message>
    <message>
      <source>查找地点、事实和原文</source>
      <translation>Find places, facts and text</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear Filter</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>{}/{}</source>
      <translation>{}/{}</translation>
    </message>
    <message>
      <source>上一处（Shift+F3）</source>
      <translation>Previous (Shift+F3)</translation>
    </message>
    <message>
      <source>下一处（F3）</source>
      <translation>Next (F3)</translation>
    </message>
    <message>
      <source>关闭查找（Esc）</source>
      <translation>Close (Esc)</translation>
    </message>
    <message>
      <source>在本篇中查找</source>
      <translation>Find in this document</translation>
    </message>
    <message>
      <source>没有</source>
      <translation>None</translation>
    </message>
  </context>
  <context>
    <name>GoToDialog</name>
    <message>
      <source>WGS-84：经度 {x}°，纬度 {y}°（按 {frame} 读入）</source>
      <translation>WGS-84: longitude {x}°, latitude {y}° (read as {frame})</translation>
    </message>
    <message>
      <source>{kind} · {area} · 项目中</source>
      <translation>{kind} · {area} · in the project</translation>
    </message>
    <message>
      <source>{} · 项目中</source>
      <translation>{} · in the project</translation>
    </message>
    <message>
      <source>乡镇街道</source>
      <translation>Townships</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>可以写十进制度或度分秒，经纬度先后不限；也可以写地名或拼音首字母。</source>
      <translation>Decimal degrees or degrees, minutes and seconds, in either order; or a name, or its pinyin initials.</translation>
    </message>
    <message>
      <source>地名、拼音或坐标，如 113.30, 40.10</source>
      <translation>Name, pinyin or coordinate, such as 113.30, 40.10</translation>
    </message>
    <message>
      <source>坐标未知</source>
      <translation>Coordinates unknown</translation>
    </message>
    <message>
      <source>坐标系(&amp;S)</source>
      <translation>Coordinate &amp;system</translation>
    </message>
    <message>
      <source>找到的地方</source>
      <translation>What was found</translation>
    </message>
    <message>
      <source>按 ↑ ↓ 选择，按 Enter 转到。</source>
      <translation>Choose with ↑ ↓, go there with Enter.</translation>
    </message>
    <message>
      <source>村、社区</source>
      <translation>Villages, communities</translation>
    </message>
    <message>
      <source>正在准备地名…</source>
      <translation>Preparing the names…</translation>
    </message>
    <message>
      <source>正在准备坐标换算…</source>
      <translation>Preparing the conversion of coordinates…</translation>
    </message>
    <message>
      <source>转到</source>
      <translation>Go to</translation>
    </message>
    <message>
      <source>转到(&amp;T)</source>
      <translation>Go &amp;to</translation>
    </message>
    <message>
      <source>转到坐标或地名</source>
      <translation>Go to Coordinate or Name</translation>
    </message>
    <message>
      <source>项目和地名录里都没有“{}”，请换一个名字，或写坐标。</source>
      <translation>Neither the project nor the gazetteer has “{}”; try another name, or a coordinate.</translation>
    </message>
  </context>
  <context>
    <name>HelpActions</name>
    <message>
      <source>使用入门</source>
      <translation>First Steps</translation>
    </message>
    <message>
      <source>关于大同图览</source>
      <translation>About Datong Explorer</translation>
    </message>
    <message>
      <source>快捷键</source>
      <translation>Shortcuts</translation>
    </message>
    <message>
      <source>打开日志文件夹</source>
      <translation>Open Log Folder</translation>
    </message>
    <message>
      <source>消息记录</source>
      <translation>Messages</translation>
    </message>
    <message>
      <source>面板内</source>
      <translation>Within panels</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>已完成：{}</source>
      <translation>Done: {}</translation>
    </message>
    <message>
      <source>已完成：{}，可以在属性表的“已排除”中找回</source>
      <translation>Done: {}. Find it again in the attribute table under Rejected</translation>
    </message>
    <message>
      <source>已撤销：{}</source>
      <translation>Undone: {}</translation>
    </message>
    <message>
      <source>已重做：{}</source>
      <translation>Redone: {}</translation>
    </message>
  </context>
  <context>
    <name>ImprintFields</name>
    <message>
      <source>不填则注明“内部工作用图”</source>
      <translation>When empty, the page says that it is for internal use</translation>
    </message>
    <message>
      <source>不附引文前后的原文</source>
      <translation>Leave out the text around quotes</translation>
    </message>
    <message>
      <source>写给读者的话，显示在标题下面</source>
      <translation>A word to readers, shown below the title</translation>
    </message>
    <message>
      <source>大同图览</source>
      <translation>Datong Explorer</translation>
    </message>
    <message>
      <source>审图号</source>
      <translation>Map review number</translation>
    </message>
    <message>
      <source>审图号(&amp;R)</source>
      <translation>Map &amp;review number</translation>
    </message>
    <message>
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>标题(&amp;T)</source>
      <translation>&amp;Title</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>说明(&amp;N)</source>
      <translation>&amp;Note</translation>
    </message>
  </context>
  <context>
    <name>Journal</name>
    <message>
      <source>日志文件夹：{}</source>
      <translation>Log folder: {}</translation>
    </message>
  </context>
  <context>
    <name>JournalDialog</name>
    <message>
      <source>启动以来没有错误，也没有提示。</source>
      <translation>There have been no errors or notices since the start.</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>打开日志文件夹</source>
      <translation>Open Log Folder</translation>
    </message>
    <message>
      <source>消息记录</source>
      <translation>Messages</translation>
    </message>
  </context>
  <context>
    <name>LayerActions</name>
    <message>
      <source>乡镇驻地</source>
      <translation>Township seats</translation>
    </message>
    <message>
      <source>县区分色</source>
      <translation>County tints</translation>
    </message>
    <message>
      <source>县区底色</source>
      <translation>County Fill</translation>
    </message>
    <message>
      <source>图层</source>
      <translation>Layers</translation>
    </message>
    <message>
      <source>地点名称</source>
      <translation>Place names</translation>
    </message>
    <message>
      <source>地点符号</source>
      <translation>Place symbols</translation>
    </message>
    <message>
      <source>按地点数</source>
      <translation>By number of places</translation>
    </message>
    <message>
      <source>按数据条数</source>
      <translation>By number of figures</translation>
    </message>
    <message>
      <source>提及热度</source>
      <translation>Heat of mentions</translation>
    </message>
    <message>
      <source>暂无指标：须两个以上县区有同一时期的同一指标</source>
      <translation>No metrics: two counties need the same one for the same time</translation>
    </message>
    <message>
      <source>河流（概略）</source>
      <translation>Rivers (approximate)</translation>
    </message>
    <message>
      <source>邻区</source>
      <translation>Neighbours</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>大同图览</source>
      <translation>Datong Explorer</translation>
    </message>
  </context>
  <context>
    <name>MapActions</name>
    <message>
      <source>上一视图</source>
      <translation>Previous View</translation>
    </message>
    <message>
      <source>下一视图</source>
      <translation>Next View</translation>
    </message>
    <message>
      <source>全图</source>
      <translation>Full Extent</translation>
    </message>
    <message>
      <source>转到坐标或地名…</source>
      <translation>Go to Coordinate or Name…</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>收起详情</source>
      <translation>Hide details</translation>
    </message>
    <message>
      <source>知道了</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>详情（{}）</source>
      <translation>Details ({})</translation>
    </message>
  </context>
  <context>
    <name>Output</name>
    <message>
      <source>写县区摘要</source>
      <translation>Write county summary</translation>
    </message>
    <message>
      <source>导出 {}</source>
      <translation>Export {}</translation>
    </message>
    <message>
      <source>导出HTML地图</source>
      <translation>Export HTML map</translation>
    </message>
    <message>
      <source>已取消排版。</source>
      <translation>Setting the pages was cancelled.</translation>
    </message>
    <message>
      <source>已取消，没有写出文件。</source>
      <translation>Cancelled: no file was written.</translation>
    </message>
    <message>
      <source>已导出到 {}。</source>
      <translation>Exported to {}.</translation>
    </message>
    <message>
      <source>排版县区摘要</source>
      <translation>Setting county summary</translation>
    </message>
    <message>
      <source>还没有打开项目，没有可以导出的内容。</source>
      <translation>No project is open; there is nothing to export.</translation>
    </message>
  </context>
  <context>
    <name>OutputActions</name>
    <message>
      <source>县区摘要…</source>
      <translation>County Summary…</translation>
    </message>
    <message>
      <source>县区摘要：预览、打印，保存为 PDF、Word 或网页</source>
      <translation>County summary: preview, print, save as PDF, Word or web page</translation>
    </message>
    <message>
      <source>导出HTML地图…</source>
      <translation>Export HTML Map…</translation>
    </message>
    <message>
      <source>导出为其他格式…</source>
      <translation>Export to Other Formats…</translation>
    </message>
  </context>
  <context>
    <name>PlaceDetails</name>
    <message>
      <source>{} 篇文献，{} 处地点，{} 条数据</source>
      <translation>{} documents, {} places, {} figures</translation>
    </message>
    <message>
      <source>{}等</source>
      <translation>{} and others</translation>
    </message>
    <message>
      <source>……共 {} 条</source>
      <translation>… {} in all</translation>
    </message>
    <message>
      <source>位置</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>依据</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>全部依据（{}）</source>
      <translation>All evidence ({})</translation>
    </message>
    <message>
      <source>关于{}本身的数据：{} 条</source>
      <translation>Figures about {} itself: {}</translation>
    </message>
    <message>
      <source>县区概况</source>
      <translation>County overview</translation>
    </message>
    <message>
      <source>又作</source>
      <translation>Also</translation>
    </message>
    <message>
      <source>已选 {} 处地点</source>
      <translation>{} places selected</translation>
    </message>
    <message>
      <source>收起依据</source>
      <translation>Less evidence</translation>
    </message>
    <message>
      <source>核对</source>
      <translation>Review</translation>
    </message>
    <message>
      <source>正在打开项目…</source>
      <translation>Opening the project…</translation>
    </message>
    <message>
      <source>正在读取的文献读完后显示在这里；也可以打开项目，或把项目文件拖进窗口。</source>
      <translation>Documents that are being read will appear here; you can also open a project, or drag a project file into the window.</translation>
    </message>
    <message>
      <source>点选一处地点，这里列出它的数据和出处。未选地点时列出关于全市的数据。</source>
      <translation>Select a place, and its figures and sources are listed here. Without a selection these are the figures of the whole city.</translation>
    </message>
    <message>
      <source>看县区的地点、数据和项目进展</source>
      <translation>Show the county's places, figures and projects</translation>
    </message>
    <message>
      <source>还没有打开的项目</source>
      <translation>No project is open</translation>
    </message>
  </context>
  <context>
    <name>PlaceTreeModel</name>
    <message>
      <source>{}，{} 处</source>
      <translation>{}, {} places</translation>
    </message>
    <message>
      <source>更多…</source>
      <translation>More…</translation>
    </message>
    <message>
      <source>还有 {} 处</source>
      <translation>{} more places</translation>
    </message>
  </context>
  <context>
    <name>PlacesPanel</name>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>文献中没有读出地点。</source>
      <translation>The documents name no places.</translation>
    </message>
    <message>
      <source>正在打开项目…</source>
      <translation>Opening the project…</translation>
    </message>
    <message>
      <source>没有符合筛选条件的地点。</source>
      <translation>No place passes the filter.</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear Filter</translation>
    </message>
    <message>
      <source>还没有地点：添加文献后，文中的地点会列在这里。</source>
      <translation>No places yet: add documents, and their places are listed here.</translation>
    </message>
  </context>
  <context>
    <name>PositionBox</name>
    <message>
      <source>地图中央的比例尺，按这块屏幕的大小计算</source>
      <translation>Scale at the centre of the map, for the size of this screen</translation>
    </message>
    <message>
      <source>坐标系，现为 {}</source>
      <translation>Coordinate system, now {}</translation>
    </message>
    <message>
      <source>坐标系：{}</source>
      <translation>Coordinate system: {}</translation>
    </message>
    <message>
      <source>指针不在地图上</source>
      <translation>The pointer is not on the map</translation>
    </message>
    <message>
      <source>比例尺 1:{}</source>
      <translation>Scale 1:{}</translation>
    </message>
    <message>
      <source>经度 {x}°  纬度 {y}°</source>
      <translation>Lon {x}°  Lat {y}°</translation>
    </message>
  </context>
  <context>
    <name>ProgressLine</name>
    <message>
      <source>{} / {}　{}</source>
      <translation>{} / {}  {}</translation>
    </message>
    <message>
      <source>停止读取；已读完的文献保留在项目中</source>
      <translation>Stop reading; documents that were read stay in the project</translation>
    </message>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>读取进度</source>
      <translation>Progress of reading</translation>
    </message>
  </context>
  <context>
    <name>ProjectActions</name>
    <message>
      <source>打开项目</source>
      <translation>Open Project</translation>
    </message>
    <message>
      <source>打开项目…</source>
      <translation>Open Project…</translation>
    </message>
    <message>
      <source>最近的项目</source>
      <translation>Recent Projects</translation>
    </message>
    <message>
      <source>添加文件…</source>
      <translation>Add Files…</translation>
    </message>
    <message>
      <source>添加文件夹…</source>
      <translation>Add Folder…</translation>
    </message>
    <message>
      <source>添加文献（文本、网页、Word、PDF）到项目；也可以把文件或文件夹拖进窗口</source>
      <translation>Add documents (text, web pages, Word, PDF) to the project; files and folders can be dragged into the window too</translation>
    </message>
    <message>
      <source>清空列表</source>
      <translation>Clear List</translation>
    </message>
    <message>
      <source>还没有打开过别的项目</source>
      <translation>No other projects yet</translation>
    </message>
    <message>
      <source>项目 (*.gpkg)</source>
      <translation>Projects (*.gpkg)</translation>
    </message>
  </context>
  <context>
    <name>QuitActions</name>
    <message>
      <source>退出</source>
      <translation>Quit</translation>
    </message>
  </context>
  <context>
    <name>ReadingActions</name>
    <message>
      <source>在原文中查找…</source>
      <translation>Find in Source…</translation>
    </message>
    <message>
      <source>所选地点的上一处提及</source>
      <translation>Previous Mention of Selected Place</translation>
    </message>
    <message>
      <source>所选地点的下一处提及</source>
      <translation>Next Mention of Selected Place</translation>
    </message>
    <message>
      <source>查找上一处</source>
      <translation>Find Previous</translation>
    </message>
    <message>
      <source>查找下一处</source>
      <translation>Find Next</translation>
    </message>
  </context>
  <context>
    <name>ReportList</name>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制所选的条目（没有选择时全部）</source>
      <translation>Copy the selected entries (all if none is selected)</translation>
    </message>
    <message>
      <source>清空</source>
      <translation>Clear</translation>
    </message>
    <message>
      <source>知道了，不再列出这些文件</source>
      <translation>OK, no longer list these files</translation>
    </message>
    <message>
      <source>读取情况</source>
      <translation>Reading report</translation>
    </message>
    <message>
      <source>读取情况：{} 个有说明</source>
      <translation>Reading report: {} with notes</translation>
    </message>
    <message>
      <source>读取情况：{} 个没有读入</source>
      <translation>Reading report: {} not read</translation>
    </message>
    <message>
      <source>读取情况：{} 个没有读入，{} 个有说明</source>
      <translation>Reading report: {} not read, {} with notes</translation>
    </message>
  </context>
  <context>
    <name>ReviewActions</name>
    <message>
      <source>排除所选地点（不再显示在地图上）</source>
      <translation>Reject Selected Places (No Longer on the Map)</translation>
    </message>
    <message>
      <source>撤回对所选地点的核对</source>
      <translation>Take Back Review of Selected Places</translation>
    </message>
    <message>
      <source>确认所选地点</source>
      <translation>Confirm Selected Places</translation>
    </message>
  </context>
  <context>
    <name>RowsOut</name>
    <message>
      <source>复制 {} 行</source>
      <translation>Copy {} rows</translation>
    </message>
    <message>
      <source>导出表格</source>
      <translation>Export Table</translation>
    </message>
    <message>
      <source>已取消，没有复制，也没有写出文件。</source>
      <translation>Cancelled: nothing was copied or written.</translation>
    </message>
    <message>
      <source>已复制 {} 行，可以粘贴到表格软件。</source>
      <translation>{} rows copied, to be pasted into a spreadsheet.</translation>
    </message>
    <message>
      <source>已导出到 {}。</source>
      <translation>Exported to {}.</translation>
    </message>
  </context>
  <context>
    <name>SearchModel</name>
    <message>
      <source>{} 处</source>
      <translation>{} places</translation>
    </message>
    <message>
      <source>{}，{}</source>
      <translation>{}, {}</translation>
    </message>
    <message>
      <source>事实</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>原文</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>又名{}</source>
      <translation>also called {}</translation>
    </message>
    <message>
      <source>只显示含“{}”的地点</source>
      <translation>Show only places with “{}”</translation>
    </message>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>字形相近</source>
      <translation>Similar characters</translation>
    </message>
    <message>
      <source>已被筛选隐去</source>
      <translation>Hidden by the filter</translation>
    </message>
    <message>
      <source>更多{}…</source>
      <translation>More {}…</translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message>
      <source>地名（可用拼音或首字母，如 ygsk）、数据和原文</source>
      <translation>Names (pinyin or initials will do, such as ygsk), figures and text</translation>
    </message>
    <message>
      <source>搜索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>搜索地名、拼音、原文</source>
      <translation>Search names, pinyin, text</translation>
    </message>
    <message>
      <source>搜索结果</source>
      <translation>Search results</translation>
    </message>
    <message>
      <source>没有找到“{}”。
可以少打几个字，或用拼音首字母（如 ygsk）。</source>
      <translation>Nothing found for “{}”.
Try fewer characters, or pinyin initials (such as ygsk).</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <source>{} 篇文献</source>
      <translation>{} documents</translation>
    </message>
    <message>
      <source>《{}》</source>
      <translation>“{}”</translation>
    </message>
    <message>
      <source>准备地图</source>
      <translation>Preparing the map</translation>
    </message>
    <message>
      <source>原文件 {} 已不在，项目中的内容没有变。</source>
      <translation>The file {} is gone; the project has not changed.</translation>
    </message>
    <message>
      <source>原文件已不在，没有重新读取。</source>
      <translation>The file is gone; it was not read again.</translation>
    </message>
    <message>
      <source>已取消，没有打开项目。</source>
      <translation>Cancelled: the project was not opened.</translation>
    </message>
    <message>
      <source>已取消；已读完的文献保留在项目中。</source>
      <translation>Cancelled; documents that were read stay in the project.</translation>
    </message>
    <message>
      <source>已重新读取{}，内容没有变化。</source>
      <translation>Read {} again: nothing has changed.</translation>
    </message>
    <message>
      <source>已重新读取{}：{} 处地点，{} 条数据。</source>
      <translation>Read {} again: {} places, {} facts.</translation>
    </message>
    <message>
      <source>打开别的项目</source>
      <translation>Open Another Project</translation>
    </message>
    <message>
      <source>打开项目</source>
      <translation>Open Project</translation>
    </message>
    <message>
      <source>有 {} 个文件没有读入，其余不受影响。</source>
      <translation>Files not read: {}; the others are not affected.</translation>
    </message>
    <message>
      <source>用自带文献重新建立（旧文件改名保留）</source>
      <translation>Make Anew from the Bundled Documents (the old file is renamed)</translation>
    </message>
    <message>
      <source>读入 {} 篇文献。</source>
      <translation>Documents read: {}.</translation>
    </message>
    <message>
      <source>读取文献</source>
      <translation>Reading documents</translation>
    </message>
    <message>
      <source>还没有打开项目，请先打开项目，再添加文件。</source>
      <translation>No project is open: open one first, then add files.</translation>
    </message>
    <message>
      <source>这些文献项目中已有，没有变化。</source>
      <translation>The project has these documents already; nothing has changed.</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>快捷键</source>
      <translation>Shortcuts</translation>
    </message>
    <message>
      <source>按键</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>操作</source>
      <translation>Action</translation>
    </message>
  </context>
  <context>
    <name>SourcePanel</name>
    <message>
      <source>上一处提及</source>
      <translation>Previous mention</translation>
    </message>
    <message>
      <source>下一处提及</source>
      <translation>Next mention</translation>
    </message>
    <message>
      <source>原文</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>原行</source>
      <translation>Lines</translation>
    </message>
    <message>
      <source>在本篇中查找（Ctrl+G）</source>
      <translation>Find in this document (Ctrl+G)</translation>
    </message>
    <message>
      <source>按文件原来的断行显示</source>
      <translation>Show the file's own line breaks</translation>
    </message>
    <message>
      <source>提及 {}/{}</source>
      <translation>Mention {}/{}</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>查找</source>
      <translation>Find</translation>
    </message>
    <message>
      <source>添加文献</source>
      <translation>Add Documents</translation>
    </message>
    <message>
      <source>项目里还没有文献。把报纸或工作报告拖进窗口，原文就显示在这里。</source>
      <translation>The project has no documents yet. Drag newspapers or work reports into the window, and their text appears here.</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>显示 {} / {} 处</source>
      <translation>{} of {} places shown</translation>
    </message>
    <message>
      <source>正在取消…</source>
      <translation>Cancelling…</translation>
    </message>
    <message>
      <source>进度</source>
      <translation>Progress</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>{} / {} 行</source>
      <translation>{} / {} rows</translation>
    </message>
    <message>
      <source>{} 行</source>
      <translation>{} rows</translation>
    </message>
    <message>
      <source>人工排除、不再显示在地图上的地点</source>
      <translation>Places that were rejected and are no longer shown on the map</translation>
    </message>
    <message>
      <source>全部列</source>
      <translation>All columns</translation>
    </message>
    <message>
      <source>列</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>在哪一列中查找</source>
      <translation>In which column to find</translation>
    </message>
    <message>
      <source>在表中查找</source>
      <translation>Find in the table</translation>
    </message>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制所选的行（没有选择时全部），可以粘贴到表格软件</source>
      <translation>Copy the selected rows (all if none is selected), to be pasted into a spreadsheet</translation>
    </message>
    <message>
      <source>复制所选行</source>
      <translation>Copy Selected Rows</translation>
    </message>
    <message>
      <source>导出…</source>
      <translation>Export…</translation>
    </message>
    <message>
      <source>导出所选行…</source>
      <translation>Export Selected Rows…</translation>
    </message>
    <message>
      <source>导出表格</source>
      <translation>Export Table</translation>
    </message>
    <message>
      <source>属性表：{}</source>
      <translation>Table: {}</translation>
    </message>
    <message>
      <source>已排除</source>
      <translation>Rejected</translation>
    </message>
    <message>
      <source>当前筛选下的地点</source>
      <translation>Places that pass the filter</translation>
    </message>
    <message>
      <source>当前筛选下的数据，每条一行</source>
      <translation>Figures that pass the filter, one a row</translation>
    </message>
    <message>
      <source>把所选的行（没有选择时全部）写成CSV文件</source>
      <translation>Write the selected rows (all if none is selected) to a CSV file</translation>
    </message>
    <message>
      <source>数据</source>
      <translation>Figures</translation>
    </message>
    <message>
      <source>文献中没有读出这样的内容。</source>
      <translation>The documents name nothing of the kind.</translation>
    </message>
    <message>
      <source>没有一行含有这些字，请换个词查找。</source>
      <translation>No row has these words; try others.</translation>
    </message>
    <message>
      <source>没有排除过地点。程序认错的地点可以在右键菜单里排除，之后在这里找回。</source>
      <translation>No places have been rejected. A place that the program got wrong can be rejected from the context menu and is found here afterwards.</translation>
    </message>
    <message>
      <source>没有符合筛选条件的内容。</source>
      <translation>Nothing passes the filter.</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear Filter</translation>
    </message>
    <message>
      <source>表格 (*.csv)</source>
      <translation>Table (*.csv)</translation>
    </message>
    <message>
      <source>选择显示哪些列（也可以右键点表头）</source>
      <translation>Choose the columns (a right click on the header does it too)</translation>
    </message>
    <message>
      <source>项目里还没有文献。把报纸或工作报告拖进窗口，读出的地点和数据就列在这里。</source>
      <translation>The project has no documents yet. Drag newspapers or work reports into the window, and their places and figures are listed here.</translation>
    </message>
  </context>
  <context>
    <name>TimeLegend</name>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>进展，原文写明时间</source>
      <translation>Status, dated by the text</translation>
    </message>
    <message>
      <source>进展，按见报日期</source>
      <translation>Status, dated by publication</translation>
    </message>
  </context>
  <context>
    <name>TimelinePanel</name>
    <message>
      <source>{} 条进展</source>
      <translation>{} status events</translation>
    </message>
    <message>
      <source>{} 篇文献</source>
      <translation>{} documents</translation>
    </message>
    <message>
      <source>不再按时间筛选</source>
      <translation>Stop filtering by time</translation>
    </message>
    <message>
      <source>全部时间</source>
      <translation>All dates</translation>
    </message>
    <message>
      <source>原文没有写明时间，按见报日期 {}</source>
      <translation>The source names no date; taken from its date of publication {}</translation>
    </message>
    <message>
      <source>原文没有写明时间，文献日期不详</source>
      <translation>The source names no date, and its own is unknown</translation>
    </message>
    <message>
      <source>放大时间</source>
      <translation>Zoom in on time</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>日期不详</source>
      <translation>Undated</translation>
    </message>
    <message>
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>时间线</source>
      <translation>Timeline</translation>
    </message>
    <message>
      <source>时间：{}</source>
      <translation>Time: {}</translation>
    </message>
    <message>
      <source>没有这个日期，请写成 2024-11-29 这样。</source>
      <translation>There is no such date; write it like 2024-11-29.</translation>
    </message>
    <message>
      <source>清除</source>
      <translation>Clear</translation>
    </message>
    <message>
      <source>结束日期</source>
      <translation>Last day</translation>
    </message>
    <message>
      <source>结束日期，如 2024-11-30</source>
      <translation>Last day, such as 2024-11-30</translation>
    </message>
    <message>
      <source>缩小时间</source>
      <translation>Zoom out of time</translation>
    </message>
    <message>
      <source>起始日期</source>
      <translation>First day</translation>
    </message>
    <message>
      <source>起始日期，如 2024-11-01</source>
      <translation>First day, such as 2024-11-01</translation>
    </message>
    <message>
      <source>还有 {} 项</source>
      <translation>{} more</translation>
    </message>
    <message>
      <source>还没有文献。加入文献后，这里按日期排出各篇文献和项目的进展；拖动可以选一段时间。</source>
      <translation>No documents yet. Once there are some, documents and project events stand here by date; drag to choose a span of time.</translation>
    </message>
    <message>
      <source>项目进展</source>
      <translation>Project status</translation>
    </message>
  </context>
  <context>
    <name>ToolActions</name>
    <message>
      <source>只显示所选地点</source>
      <translation>Show Only Selected Places</translation>
    </message>
    <message>
      <source>复制所选地点的坐标</source>
      <translation>Copy Coordinates of Selected Places</translation>
    </message>
    <message>
      <source>复制指针处的坐标</source>
      <translation>Copy Coordinates under Pointer</translation>
    </message>
    <message>
      <source>复制此处坐标  {}</source>
      <translation>Copy coordinates  {}</translation>
    </message>
    <message>
      <source>套索选择</source>
      <translation>Select by Lasso</translation>
    </message>
    <message>
      <source>已复制：{}</source>
      <translation>Copied: {}</translation>
    </message>
    <message>
      <source>恢复显示其余地点</source>
      <translation>Show Other Places Again</translation>
    </message>
    <message>
      <source>把此处移到地图中央</source>
      <translation>Centre the map here</translation>
    </message>
    <message>
      <source>浏览和点选</source>
      <translation>Browse and Identify</translation>
    </message>
    <message>
      <source>矩形选择</source>
      <translation>Select by Rectangle</translation>
    </message>
    <message>
      <source>量距离</source>
      <translation>Measure Distance</translation>
    </message>
    <message>
      <source>量面积</source>
      <translation>Measure Area</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>{} / {}</source>
      <translation>{} / {}</translation>
    </message>
    <message>
      <source>一、找地点</source>
      <translation>1. Find a place</translation>
    </message>
    <message>
      <source>三、读事实和原文</source>
      <translation>3. Read facts and source</translation>
    </message>
    <message>
      <source>上一步</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>下一步</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>二、看地图</source>
      <translation>2. Look at the map</translation>
    </message>
    <message>
      <source>开始使用</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>点一个符号查看地点。实心符号位置确切，带圈的精确到乡镇或村，空心的只知道在哪个县区。滚轮缩放，拖动平移。</source>
      <translation>Click a symbol to see a place. Solid ones stand at their exact position, a ring means known to the township or village, hollow ones are known to their county only. Zoom with the wheel, drag to move.</translation>
    </message>
    <message>
      <source>跳过</source>
      <translation>Skip</translation>
    </message>
    <message>
      <source>输入地名、拼音或首字母，也可以按类型、县区、文献筛选。地图、目录和表格总是同步显示筛选后的结果。</source>
      <translation>Type a name, pinyin or initials, or filter by kind, county and document. Map, tree and table always show the same filtered result.</translation>
    </message>
    <message>
      <source>这里列出所选地点的每个数字和引句。点一张卡片，原文就翻到那句话并标出。把报刊文件拖进窗口，就能添加文献。</source>
      <translation>Every figure of the selected place is listed here with its quote. Click a card, and the source turns to that sentence and marks it. Drag newspaper files into the window to add documents.</translation>
    </message>
  </context>
  <context>
    <name>TreeMenu</name>
    <message>
      <source>只显示“{}”</source>
      <translation>Show only “{}”</translation>
    </message>
    <message>
      <source>复制名称</source>
      <translation>Copy name</translation>
    </message>
    <message>
      <source>复制坐标（WGS-84）</source>
      <translation>Copy coordinates (WGS-84)</translation>
    </message>
    <message>
      <source>查看事实</source>
      <translation>Show facts</translation>
    </message>
    <message>
      <source>查看原文</source>
      <translation>Show source</translation>
    </message>
  </context>
  <context>
    <name>UndoActions</name>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>撤销：{}</source>
      <translation>Undo: {}</translation>
    </message>
    <message>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>重做：{}</source>
      <translation>Redo: {}</translation>
    </message>
  </context>
  <context>
    <name>VerdictBar</name>
    <message>
      <source>两个数说的不是一回事，都对</source>
      <translation>The two figures are about different things; both hold</translation>
    </message>
    <message>
      <source>以前一个数为准</source>
      <translation>The first figure holds</translation>
    </message>
    <message>
      <source>以后一个数为准</source>
      <translation>The second figure holds</translation>
    </message>
    <message>
      <source>前者为准</source>
      <translation>First holds</translation>
    </message>
    <message>
      <source>后者为准</source>
      <translation>Second holds</translation>
    </message>
    <message>
      <source>撤回核定</source>
      <translation>Take back</translation>
    </message>
    <message>
      <source>未定</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>核定的理由</source>
      <translation>Reason of the verdict</translation>
    </message>
    <message>
      <source>核定的理由（可不填）</source>
      <translation>Reason (optional)</translation>
    </message>
    <message>
      <source>都对</source>
      <translation>Both hold</translation>
    </message>
  </context>
  <context>
    <name>ViewActions</name>
    <message>
      <source>同时显示事实和原文</source>
      <translation>Facts and Source Together</translation>
    </message>
    <message>
      <source>展开或收起下方面板</source>
      <translation>Unfold or Fold Bottom Panels</translation>
    </message>
  </context>
  <context>
    <name>_CardList</name>
    <message>
      <source>复制全部（含出处）</source>
      <translation>Copy All with Sources</translation>
    </message>
    <message>
      <source>复制（含出处）</source>
      <translation>Copy with Source</translation>
    </message>
  </context>
  <context>
    <name>chips</name>
    <message>
      <source>{} 至 {}</source>
      <translation>{} to {}</translation>
    </message>
    <message>
      <source>{}等 {} 项</source>
      <translation>{} and others ({})</translation>
    </message>
    <message>
      <source>{}：{}</source>
      <translation>{}: {}</translation>
    </message>
    <message>
      <source>“{}”</source>
      <translation>“{}”</translation>
    </message>
    <message>
      <source>只显示在地图上选出的地点</source>
      <translation>Only the places selected on the map</translation>
    </message>
    <message>
      <source>含有：{}</source>
      <translation>Contains: {}</translation>
    </message>
    <message>
      <source>时间：{}</source>
      <translation>Time: {}</translation>
    </message>
    <message>
      <source>选出的 {} 处</source>
      <translation>{} selected places</translation>
    </message>
  </context>
  <context>
    <name>choose_documents</name>
    <message>
      <source>文献 ({});;所有文件 (*)</source>
      <translation>Documents ({});;All files (*)</translation>
    </message>
    <message>
      <source>添加文件</source>
      <translation>Add Files</translation>
    </message>
    <message>
      <source>添加文件夹</source>
      <translation>Add Folder</translation>
    </message>
  </context>
  <context>
    <name>coordinates</name>
    <message>
      <source>东 {x} 米  北 {y} 米</source>
      <translation>E {x} m  N {y} m</translation>
    </message>
    <message>
      <source>分和秒应在 0 到 60 之间，度应为整数，请检查输入的坐标。</source>
      <translation>Minutes and seconds lie between 0 and 60, degrees are whole: please check the coordinate.</translation>
    </message>
    <message>
      <source>大同一带的平面坐标东约 380000 至 550000 米（可加带号 38），北约 4320000 至 4520000 米，请检查输入的坐标。</source>
      <translation>Around Datong plane coordinates run from about 380000 to 550000 m east (zone number 38 may precede) and 4320000 to 4520000 m north: please check the coordinate.</translation>
    </message>
    <message>
      <source>看不懂这个坐标；可以写成“113.30, 40.10”或“北纬40°06′ 东经113°18′”。</source>
      <translation>This coordinate is not understood; write it like “113.30, 40.10” or “40°06′N 113°18′E”.</translation>
    </message>
    <message>
      <source>经度 {x}°  纬度 {y}°</source>
      <translation>Lon {x}°  Lat {y}°</translation>
    </message>
    <message>
      <source>这像是以米计的平面坐标，请先把坐标系选成“CGCS2000 高斯-克吕格”。</source>
      <translation>This looks like plane coordinates in metres: first choose the system “CGCS2000 Gauss-Krüger”.</translation>
    </message>
    <message>
      <source>（{first}，{second}）远在大同之外；大同在东经 112.5°至 114.6°、北纬 39°至 40.8°。</source>
      <translation>({first}, {second}) lies far outside Datong, which is at 112.5° to 114.6° E, 39° to 40.8° N.</translation>
    </message>
  </context>
  <context>
    <name>disagreements</name>
    <message>
      <source>{} {}：{}。{}</source>
      <translation>{} {}: {}. {}</translation>
    </message>
  </context>
  <context>
    <name>document_columns</name>
    <message>
      <source>地点</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>字数</source>
      <translation>Characters</translation>
    </message>
    <message>
      <source>报刊或单位</source>
      <translation>Publisher</translation>
    </message>
    <message>
      <source>数据</source>
      <translation>Figures</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>日期</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>没有“{}”这个日期，请写成 2024-11-29 这样；不知道日期就留空。</source>
      <translation>“{}” is no date; write it like 2024-11-29, or leave it empty if it is unknown.</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>路径</source>
      <translation>Path</translation>
    </message>
    <message>
      <source>题名</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>题名不能为空，已保留原来的题名。</source>
      <translation>A title cannot be empty; the old one was kept.</translation>
    </message>
  </context>
  <context>
    <name>facets</name>
    <message>
      <source>位置精度</source>
      <translation>Precision</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>年份</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>类型</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>进展</source>
      <translation>Status</translation>
    </message>
  </context>
  <context>
    <name>frames</name>
    <message>
      <source>CGCS2000 高斯-克吕格</source>
      <translation>CGCS2000 Gauss-Krüger</translation>
    </message>
    <message>
      <source>GPS 所用的经纬度；本程序的位置都以它为准</source>
      <translation>Longitude and latitude as GPS gives them; all positions in this program are kept so</translation>
    </message>
    <message>
      <source>国家 2000 三度带投影，中央经线 114°E（EPSG:4547），单位米</source>
      <translation>CGCS2000 three-degree zone, central meridian 114°E (EPSG:4547), in metres</translation>
    </message>
    <message>
      <source>百度地图所用的经纬度</source>
      <translation>Longitude and latitude as Baidu Maps uses them</translation>
    </message>
    <message>
      <source>高德、腾讯地图所用的经纬度（火星坐标）</source>
      <translation>Longitude and latitude as Amap and Tencent Maps use them (“Mars coordinates”)</translation>
    </message>
  </context>
  <context>
    <name>going</name>
    <message>
      <source>{name}（误差约 {radius}）</source>
      <translation>{name} (within about {radius})</translation>
    </message>
    <message>
      <source>{} 公里</source>
      <translation>{} km</translation>
    </message>
    <message>
      <source>{} 米</source>
      <translation>{} m</translation>
    </message>
    <message>
      <source>“{name}”没有可靠的坐标，只知道在大同市。</source>
      <translation>“{name}” has no reliable coordinates; it is only known to lie in Datong.</translation>
    </message>
    <message>
      <source>“{name}”没有可靠的坐标，已转到它所在的{area}。</source>
      <translation>“{name}” has no reliable coordinates; the map went to {area}, in which it lies.</translation>
    </message>
    <message>
      <source>“{name}”没有落在地图上，请看右边的事实和原文。</source>
      <translation>“{name}” is not on the map; see its facts and source on the right.</translation>
    </message>
  </context>
  <context>
    <name>language</name>
    <message>
      <source>zh</source>
      <translation>en</translation>
    </message>
  </context>
  <context>
    <name>place_coordinates</name>
    <message>
      <source>“{name}”只知道在{area}，没有坐标。</source>
      <translation>“{name}” is known to lie in {area} only; it has no coordinates.</translation>
    </message>
    <message>
      <source>“{name}”在大同市外，没有坐标。</source>
      <translation>“{name}” lies outside Datong and has no coordinates.</translation>
    </message>
    <message>
      <source>“{name}”是全市范围的，没有坐标。</source>
      <translation>“{name}” is city-wide and has no coordinates.</translation>
    </message>
  </context>
  <context>
    <name>place_menu</name>
    <message>
      <source>只显示这些地点</source>
      <translation>Show only these places</translation>
    </message>
    <message>
      <source>只显示这处地点</source>
      <translation>Show only this place</translation>
    </message>
    <message>
      <source>排除（不再显示在地图上）</source>
      <translation>Reject (no longer on the map)</translation>
    </message>
    <message>
      <source>撤回核对</source>
      <translation>Take back review</translation>
    </message>
    <message>
      <source>确认</source>
      <translation>Confirm</translation>
    </message>
  </context>
  <context>
    <name>record_columns</name>
    <message>
      <source>位置精度</source>
      <translation>Precision</translation>
    </message>
    <message>
      <source>别名</source>
      <translation>Aliases</translation>
    </message>
    <message>
      <source>县区</source>
      <translation>County</translation>
    </message>
    <message>
      <source>名称</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>定位依据</source>
      <translation>Evidence of position</translation>
    </message>
    <message>
      <source>对象</source>
      <translation>About</translation>
    </message>
    <message>
      <source>已修改</source>
      <translation>Edited</translation>
    </message>
    <message>
      <source>已排除</source>
      <translation>Rejected</translation>
    </message>
    <message>
      <source>已确认</source>
      <translation>Confirmed</translation>
    </message>
    <message>
      <source>引文</source>
      <translation>Quote</translation>
    </message>
    <message>
      <source>指标</source>
      <translation>Metric</translation>
    </message>
    <message>
      <source>换算单位</source>
      <translation>SI unit</translation>
    </message>
    <message>
      <source>换算数值</source>
      <translation>SI value</translation>
    </message>
    <message>
      <source>提及</source>
      <translation>Mentions</translation>
    </message>
    <message>
      <source>数值</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>数据</source>
      <translation>Figures</translation>
    </message>
    <message>
      <source>文献</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>最近见报</source>
      <translation>Last reported</translation>
    </message>
    <message>
      <source>未核对</source>
      <translation>Not reviewed</translation>
    </message>
    <message>
      <source>核对</source>
      <translation>Review</translation>
    </message>
    <message>
      <source>类型</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>纬度（WGS-84）</source>
      <translation>Latitude (WGS-84)</translation>
    </message>
    <message>
      <source>经度（WGS-84）</source>
      <translation>Longitude (WGS-84)</translation>
    </message>
    <message>
      <source>编号</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>见报日期</source>
      <translation>Published</translation>
    </message>
    <message>
      <source>误差（米）</source>
      <translation>Uncertainty (m)</translation>
    </message>
    <message>
      <source>进展</source>
      <translation>Status</translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>{year}年{month}月{day}日</source>
      <translation>{day} {name} {year}</translation>
    </message>
    <message>
      <source>{}年</source>
      <translation>{}</translation>
    </message>
    <message>
      <source>{}见报</source>
      <translation>published {}</translation>
    </message>
    <message>
      <source>{}（{}）</source>
      <translation>{} ({})</translation>
    </message>
    <message>
      <source>{}，{}</source>
      <translation>{}, {}</translation>
    </message>
    <message>
      <source>{}：{}</source>
      <translation>{}: {}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>《{}》 {}</source>
      <translation>“{}”, {}</translation>
    </message>
    <message>
      <source>两个数都对</source>
      <translation>Both figures hold</translation>
    </message>
    <message>
      <source>以前一个数为准</source>
      <translation>The first figure holds</translation>
    </message>
    <message>
      <source>以后一个数为准</source>
      <translation>The second figure holds</translation>
    </message>
    <message>
      <source>全市</source>
      <translation>Whole city</translation>
    </message>
    <message>
      <source>口径不同</source>
      <translation>Different scope</translation>
    </message>
    <message>
      <source>尚未核定</source>
      <translation>Not settled</translation>
    </message>
    <message>
      <source>已人工修改</source>
      <translation>Edited by a person</translation>
    </message>
    <message>
      <source>已人工排除</source>
      <translation>Rejected by a person</translation>
    </message>
    <message>
      <source>已人工确认</source>
      <translation>Confirmed by a person</translation>
    </message>
    <message>
      <source>市外</source>
      <translation>Outside Datong</translation>
    </message>
    <message>
      <source>年份不详</source>
      <translation>Year unknown</translation>
    </message>
    <message>
      <source>待核对</source>
      <translation>To be reviewed</translation>
    </message>
    <message>
      <source>日期不详</source>
      <translation>date unknown</translation>
    </message>
    <message>
      <source>时间变化</source>
      <translation>Change over time</translation>
    </message>
    <message>
      <source>程序识别，未经核对</source>
      <translation>Found by the program, not reviewed</translation>
    </message>
    <message>
      <source>计划{}</source>
      <translation>{} (planned)</translation>
    </message>
    <message>
      <source>误差约 {:.0f} 公里</source>
      <translation>within about {:.0f} km</translation>
    </message>
    <message>
      <source>误差约 {:.0f} 米</source>
      <translation>within about {:.0f} m</translation>
    </message>
    <message>
      <source>；</source>
      <translation>; </translation>
    </message>
  </context>
</TS>
